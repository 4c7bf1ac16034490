/** The earlier wording and whoever agreed to it are kept; the changed one starts with no agreements (C15). */
import { did, event, no, speakerOf, fixWords, refusesChildren, type Deed } from './Deed.ts';

export const changeDecision: Deed<'changeDecision'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const before = meeting.decisions[command.id];
  if (!before) return no('not-found', 'id');
  if (before.version !== command.expectedVersion) return no('changed', 'decision');
  const refused = refusesChildren(meeting, command.children);
  if (refused) return { ok: false, refusal: refused };
  const fixed = fixWords(meeting, command.words, context);
  if (!fixed.ok) return fixed;
  const { id, children, outcome, text, rationale, why } = command;
  return did(
    event('decisionChanged', {
      id,
      children,
      outcome,
      text,
      rationale,
      why,
      words: fixed.words,
      speaker: said.speaker,
    }),
  );
};
