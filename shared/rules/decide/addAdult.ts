/** A parent, carer or other adult of the household. */
import type { ItemId } from '../../ids.ts';
import { did, event, type Deed } from './Deed.ts';

export const addAdult: Deed<'addAdult'> = (_meeting, { name, relationship }, context) =>
  did(event('adultAdded', { adult: { id: context.mint<ItemId>(), name, relationship } }));
