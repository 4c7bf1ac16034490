/** What is missing before the lock, in sentences that name what they are about. */
import type { Gap } from '../../wire/refusals.ts';
import { labelOf } from './labels.ts';
import { plural } from './plural.ts';

/** What a gate asks for where there is nothing to name, as the start of a sentence without its full stop. */
export const gateWords: Readonly<Record<string, string>> = {
  chair: 'Nobody chairs the meeting',
  actionWithoutOwnerOrDeadline: 'An action has no owner or no date',
  decisionWithoutRationale: 'A decision has no reasons',
  restrictedWithoutAudience: 'An entry that only some people may read names nobody who may read it',
  quorum: 'An agency that is needed is not here',
  conflictUnanswered: 'Somebody has not said whether they know the family',
  agencyWithoutEntry: 'An agency that is here has written nothing',
  noView: 'No view on the threshold is recorded',
  childWithoutDecision: 'There is no decision about one of the children',
  noChildsVoice: 'Nothing is written about the child’s own voice',
  noContingency: 'Nothing is written about what happens if the plan fails',
  parentMissing: 'It is not recorded what parents are told',
  dissentNotAsked: 'Nobody was asked whether they disagree',
  notReadBack: 'Nothing was read back',
  goneOnWithout: 'You went on without somebody’s words',
  presentAgainstRollCall: 'Your statement and the roll call differ on whether you were present',
};

/** The same with names: `who` is one name or a list of `n`; never at the end, where the stop of initials would meet the sentence's. */
const NAMING: Readonly<Record<string, (who: string, n: number) => string>> = {
  quorum: (who, n) => `${who} ${plural(n, 'is', 'are')} needed and not here`,
  conflictUnanswered: (who, n) => `${who} ${plural(n, 'has', 'have')} not said whether they know the family`,
  agencyWithoutEntry: (who, n) =>
    `${who} ${plural(n, 'is', 'are')} here and ${plural(n, 'has', 'have')} written nothing`,
  childWithoutDecision: (who) => `About ${who} there is no decision`,
  goneOnWithout: (who) => `You did not wait for what ${who} wrote`,
};

/** One sentence a thing for what refuses the lock, one a gate for what wants a reason: each gate has one. Without full stops. */
export function gapSentences(gaps: readonly Gap[]): { gate: string; sentence: string }[] {
  const said = new Map<string, { gate: string; sentence: string }>();
  for (const gap of gaps) {
    const key = gap.about?.what === 'action' || gap.about?.what === 'decision' ? keyOf(gap) : gap.gate;
    if (said.has(key)) continue;
    const same = gaps.filter(({ gate }) => gate === gap.gate);
    said.set(key, { gate: gap.gate, sentence: sentenceFor(gap, same) });
  }
  return [...said.values()];
}

function keyOf({ gate, about }: Gap): string {
  return `${gate} ${about?.name ?? ''}`;
}

function sentenceFor({ gate, about }: Gap, same: readonly Gap[]): string {
  const general = gateWords[gate] ?? gate;
  if (!about) return general;
  if (about.what === 'decision') return `Decision ${about.name} has no reasons`;
  if (about.what === 'action') return actionSentence(about.name, about.lacks);
  const names = same.flatMap((gap) => (gap.about && gap.about.name !== '' ? [nameOf(gap.about)] : []));
  const naming = NAMING[gate];
  if (!naming || names.length === 0) return general;
  return naming(new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names), names.length);
}

function actionSentence(number: string | number, lacks: NonNullable<Gap['about']>['lacks']): string {
  if (lacks === 'owner') return `Action ${number} has no owner`;
  return lacks === 'date' ? `Action ${number} has no date` : `The owner of action ${number} has left the meeting`;
}

function nameOf({ what, name }: NonNullable<Gap['about']>): string {
  return what === 'agency' ? labelOf(String(name)) : String(name);
}

/** Of a gate with one sentence. */
export function gateSentence(gaps: readonly Gap[], gate: string): string {
  return gapSentences(gaps).find((one) => one.gate === gate)?.sentence ?? gateWords[gate] ?? gate;
}
