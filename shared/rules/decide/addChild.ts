/** A child named during the meeting; the conflict question then asks again as a line, never as a gate (C31). */
import type { ChildId } from '../../ids.ts';
import { did, event, type Deed } from './Deed.ts';

export const addChild: Deed<'addChild'> = (_meeting, { reference, initials, role }, context) =>
  did(event('childAdded', { child: { id: context.mint<ChildId>(), reference, initials, role } }));
