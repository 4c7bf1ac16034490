/** What a meeting decides after everybody has spoken: facts, views, decisions, dissent, actions, parents, what comes next. */
import { mintId, SHARED_DOCUMENT, type ActionId, type DecisionId } from '../../shared/ids.ts';
import { insertPlanRow, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { atScreen, isHere } from './Cast.ts';
import type { Company } from './Company.ts';
import type { Script } from './scriptForm.ts';
import { during } from './stopping.ts';
import type { Typing } from './Typing.ts';

type Decisions = ReadonlyMap<string, DecisionId>;

export async function decideAll(company: Company, typing: Typing): Promise<void> {
  const { script } = company.parts.cast;
  await tellFacts(company);
  for (const { attendee, view, comment } of script.thresholdViews)
    await during(`thresholdViews ${attendee}`, () =>
      company.says(attendee, { type: 'recordView', view, reason: comment }),
    );
  const decisions = await recordDecisions(company);
  await company.chair.decide({ type: 'putDissentQuestion' });
  await recordDissents(company, decisions);
  for (const [n, action] of script.actions.entries())
    await during(`actions ${action.id}`, () => assign(company, typing, action, n));
  await tellParents(company);
  for (const { action, status, note } of script.actionReviews)
    await during(`actionReviews ${action}`, () => company.chair.decide({ type: 'reviewAction', action, status, note }));
  if (script.nextMeeting) {
    const { kind, startsAt, reason } = script.nextMeeting;
    await during('nextMeeting', () => company.chair.decide({ type: 'setNextMeeting', kind, startsAt, reason }));
  }
}

async function tellFacts(company: Company): Promise<void> {
  const { cast, names } = company.parts;
  const { children, household, minuteTakingNote, actualStart, closedAt, quorum } = cast.script;
  const tell = async (where: string, subject: string, facts: Readonly<Record<string, unknown>>): Promise<void> => {
    for (const [field, value] of Object.entries(facts)) {
      if (value === null) continue;
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      await during(`${where} ${field}`, () => company.chair.decide({ type: 'setFact', subject, field, value: text }));
    }
  };
  for (const { id, dateOfBirth, ageText, whereNow, language } of children)
    await tell(`children ${id}`, names.children[id] ?? '', { dateOfBirth, ageText, whereNow, language });
  for (const [n, { name, parentalResponsibility, livesInHousehold, note }] of household.entries())
    await tell(`household ${name}`, names.household[n] ?? '', { parentalResponsibility, livesInHousehold, note });
  await tell('meeting', 'meeting', { minuteTakingNote, statedStart: actualStart, statedEnd: closedAt });
  const exception = quorumException(quorum);
  if (exception !== null)
    await during('quorum exception', () =>
      company.chair.decide({ type: 'quorumReason', agency: null, text: exception }),
    );
}

/** In words, whatever form the script gives it. */
export function quorumException(quorum: Script['quorum']): string | null {
  const exception = quorum?.exception ?? null;
  if (typeof exception === 'string') return exception.trim() === '' ? null : exception;
  return exception === null ? null : JSON.stringify(exception);
}

async function recordDecisions(company: Company): Promise<Decisions> {
  const ids = new Map<string, DecisionId>();
  for (const { id: script, children, outcome, text, rationale, agreedBy } of company.parts.cast.script.decisions) {
    await during(`decisions ${script}`, async () => {
      const happened = await company.chair.decide({
        type: 'recordDecision',
        children: company.children(children),
        outcome,
        text,
        rationale,
      });
      const recorded = happened.flatMap(({ event }) => (event.type === 'decisionRecorded' ? [event.id] : []));
      const [id] = recorded;
      if (!id) throw new Error('a decision was recorded and not named');
      ids.set(script, id);
      for (const one of agreedBy) {
        const presser = await company.here(company.parts.cast.presserFor(one));
        await presser.sees(({ decisions }) => Object.hasOwn(decisions, id), 'a decision was not shown to somebody');
        await company.says(one, { type: 'agreeDecision', id, answer: 'agrees' });
      }
    });
  }
  return ids;
}

async function recordDissents(company: Company, decisions: Decisions): Promise<void> {
  const { chair } = company;
  for (const { id: script, attendee, decision, text, response, escalation } of company.parts.cast.script.dissent) {
    await during(`dissent ${script}`, async () => {
      const about = decision === null ? null : (decisions.get(decision) ?? null);
      const happened = await company.says(attendee, { type: 'recordDissent', decision: about, text });
      if (response === null && escalation === null) return;
      for (const { event } of happened) {
        if (event.type !== 'dissentRecorded') continue;
        await chair.sees(({ dissents }) => Object.hasOwn(dissents, event.id), 'a dissent was not shown to the chair');
        await chair.decide({ type: 'answerDissent', id: event.id, text: response, escalation });
      }
    });
  }
}

/** Wording by the owner where the owner writes, by the chair otherwise; owner and deadline by the chair. */
async function assign(
  company: Company,
  typing: Typing,
  action: Script['actions'][number],
  place: number,
): Promise<void> {
  const { cast, random } = company.parts;
  const owner = cast.attendee(action.owner);
  const writes = (owner.role === 'agencyRepresentative' || owner.role === 'minuteTaker') && isHere(owner);
  const typist = await company.here(writes && atScreen(owner) ? owner.id : cast.chair.id);
  const id = mintId<ActionId>(random);
  const children = company.children(action.children);
  const row = insertPlanRow(await typist.open(), id, { rank: `a${String(place).padStart(4, '0')}`, children });
  await typing.type(typist, SHARED_DOCUMENT, { text: action.text }, (letters) => typeAtEnd(row.text, letters));
  if (action.purpose !== null)
    await typing.type(typist, SHARED_DOCUMENT, { text: action.purpose }, (letters) => typeAtEnd(row.purpose, letters));
  await company.chair.decide({
    type: 'assignOwner',
    id,
    owner: { person: company.person(action.owner) },
    helpers: action.supportedBy.map((one) => company.person(one)),
    children,
    note: action.note,
    deadline: { at: action.deadline, preset: action.deadlinePreset },
  });
}

async function tellParents(company: Company): Promise<void> {
  for (const row of company.parts.cast.script.parentCommunication) {
    const { person, relationship, toldBy, by, parentalResponsibility, informedBefore } = row;
    const { reasonNotInformed, how, mayBeTold, mustNotBeTold, interpreter } = row;
    await during(`parentCommunication ${person}`, () =>
      company.chair.decide({
        type: 'recordParent',
        person,
        relationship,
        parentalResponsibility,
        informedBefore,
        reasonNotInformed,
        toldBy: toldBy === null ? null : company.person(toldBy),
        how,
        by,
        mayBeTold,
        mustNotBeTold,
        interpreter,
      }),
    );
  }
}
