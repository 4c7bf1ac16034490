/** A decision counts from its own time; its rationale may follow, but no lock comes before it. */
import type { DecisionId } from '../../ids.ts';
import { did, event, speakerOf, fixWords, refusesChildren, type Deed } from './Deed.ts';

export const recordDecision: Deed<'recordDecision'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const refused = refusesChildren(meeting, command.children);
  if (refused) return { ok: false, refusal: refused };
  const fixed = fixWords(meeting, command.words, context);
  if (!fixed.ok) return fixed;
  const { children, outcome, text, rationale } = command;
  const id = context.mint<DecisionId>();
  return did(
    event('decisionRecorded', { id, children, outcome, text, rationale, words: fixed.words, speaker: said.speaker }),
  );
};
