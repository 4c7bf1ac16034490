/**
 * An organisation confirms its own block; the wording is kept, so that a later change shows both (C6). After the lock it
 * is the locked wording, and the organisation's own people press the key themselves.
 */
import type { DocumentId } from '../../ids.ts';
import { blockRoot } from '../../document/roots.ts';
import type { Words } from '../meeting.ts';
import { did, event, no, voiceOf, type Deed } from './Deed.ts';

export const confirmBlock: Deed<'confirmBlock'> = (meeting, command, context) => {
  const said = voiceOf(meeting, command, context, 'confirmation');
  if (!said.ok) return said;
  if (meeting.phase === 'locked' && said.speaker !== context.by) return no('not-allowed', 'speaker');
  const { organisation } = command;
  if (meeting.people[said.speaker]?.organisation !== organisation) return no('not-allowed', 'organisation');
  const { text, ranges } = context.rootWords(blockRoot(organisation));
  const digest = context.digest(text);
  if (command.digest !== undefined && command.digest !== digest) return no('changed', 'block');
  const words: Words = { document: 'shared' as DocumentId, position: context.head, ranges, digest };
  return did(event('blockConfirmed', { organisation, words, text, speaker: said.speaker }));
};
