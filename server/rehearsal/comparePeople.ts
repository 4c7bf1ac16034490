/** The meeting itself, who was there, the children and their household. */
import type { AttendanceContent, AttendedContent, FactContent } from '../../shared/record/contents.ts';
import { quorumException } from './decideAll.ts';
import type { Findings } from './Findings.ts';
import type { ScriptAttendee } from './scriptForm.ts';

export function comparePeople(findings: Findings): void {
  compareDetails(findings);
  compareTimes(findings);
  compareAttendance(findings);
  compareFamily(findings);
  compareQuorum(findings);
}

function compareDetails(findings: Findings): void {
  const { observation } = findings;
  const { script } = observation;
  const details = observation.parts('details')[0]?.content;
  if (!details) return findings.say('details', 'missing');
  for (const [field, wanted, is] of [
    ['kind', script.kind, details.kind],
    ['variant', script.variant, details.variant],
    ['format', script.format, details.format],
    ['title', script.title, details.title],
    ['childReference', script.childReference, details.reference],
    ['follows', script.follows, details.follows],
    ['scheduledStart', script.scheduledStart, details.scheduledAt],
    ['lawfulBasisStatement', script.lawfulBasisStatement, details.lawfulBasis],
    ['referral receivedAt', script.referral?.receivedAt, details.referral?.receivedAt],
    ['referral from', script.referral?.from, details.referral?.from],
    ['referral concern', script.referral?.concern, details.referral?.concern],
    ['chair', observation.person(observation.cast.chair.id), details.chair],
  ])
    findings.same(field ?? '', wanted, is);
  const { minuteTakingNote, actualStart, closedAt } = script;
  compareFacts(findings, '', { minuteTakingNote, statedStart: actualStart, statedEnd: closedAt }, details.facts);
}

/** Of system times only the order. */
function compareTimes(findings: Findings): void {
  const { observation } = findings;
  const details = observation.parts('details')[0]?.content;
  const statement = observation.parts('statement')[0]?.content;
  const times = [
    ['start', details?.startedAt],
    ['end', details?.endedAt],
    ['freeze', statement?.frozenAt],
    ['collecting', statement?.collectedAt],
    ['lock', statement?.lockedAt],
  ] as const;
  times.forEach(([name, at], n) => {
    const [before, then] = times[n - 1] ?? [name, at];
    if (!(Date.parse(then ?? '') <= Date.parse(at ?? '')))
      findings.say('system times', `${name} is not after ${before}`);
  });
}

function compareAttendance(findings: Findings): void {
  const { observation } = findings;
  const { attendees } = observation.script;
  const attendance = observation.parts('attendance')[0]?.content;
  findings.same('attendees, how many', attendees.length, attendance?.people.length);
  for (const attendee of attendees) {
    const person = attendance?.people.find(({ id }) => id === observation.person(attendee.id));
    if (attendance && person) compareAttendee(findings, attendee, person, attendance);
    else findings.say(`attendees ${attendee.id}`, 'missing');
  }
}

function compareAttendee(
  findings: Findings,
  attendee: ScriptAttendee,
  person: AttendedContent,
  { organisations }: AttendanceContent,
): void {
  const organisation = organisations.find(({ id }) => id === person.organisation);
  // Where the script does not say when somebody withdrew, it is the moment of the play.
  const leftUnsaid = attendee.attendance === 'withdrawn' && attendee.left === null;
  for (const [field, wanted, is] of [
    ['name', attendee.name, person.name],
    ['job', attendee.job, person.job],
    ['role', attendee.role, person.role],
    ['organisation', attendee.organisation, organisation?.name],
    ['agency', attendee.agency, organisation?.agency],
    ['attendance', attendee.attendance, person.attendance],
    ['joined', attendee.joined, person.joinedAt],
    ['left', attendee.left, leftUnsaid ? null : person.leftAt],
    ['device', attendee.device, person.device],
    ['may decide', attendee.canDecideForAgency, person.canDecide],
    ['conflict', attendee.conflictOfInterest, person.conflict],
    ['note', attendee.note, person.note],
    ['referrer', attendee.referrer, person.referrer],
  ] as const)
    findings.same(`attendees ${attendee.id} ${field}`, wanted, is);
}

function compareFamily(findings: Findings): void {
  const { observation } = findings;
  const { children, household } = observation.script;
  const { names } = observation.observed;
  const found = observation.parts('child').map(({ content }) => content);
  findings.same('children, how many', children.length, found.length);
  for (const child of children) {
    const where = `children ${child.id}`;
    const content = found.find(({ id }) => id === names.children[child.id]);
    if (!content) {
      findings.say(where, 'missing');
      continue;
    }
    findings.same(`${where} reference`, child.reference, content.reference);
    findings.same(`${where} initials`, child.initials, content.initials);
    findings.same(`${where} role`, child.role, content.role);
    const { dateOfBirth, ageText, whereNow, language } = child;
    compareFacts(findings, where, { dateOfBirth, ageText, whereNow, language }, content.facts);
  }
  const adults = observation.parts('adult');
  findings.same('household, how many', household.length, adults.length);
  household.forEach(({ name, relationship, ...facts }, n) => {
    const where = `household ${name}`;
    const content = adults.find(({ part }) => part.id === `adult:${names.household[n] ?? ''}`)?.content;
    findings.same(`${where} name`, name, content?.name);
    findings.same(`${where} relationship`, relationship, content?.relationship);
    const { parentalResponsibility, livesInHousehold, note } = facts;
    compareFacts(findings, where, { parentalResponsibility, livesInHousehold, note }, content?.facts ?? []);
  });
}

function compareFacts(
  findings: Findings,
  where: string,
  expected: Readonly<Record<string, unknown>>,
  facts: readonly FactContent[],
): void {
  for (const [field, value] of Object.entries(expected)) {
    const fact = facts.find((one) => one.field === field);
    const place = `${where} ${field}`.trim();
    findings.same(place, value === null || typeof value === 'string' ? value : JSON.stringify(value), fact?.value);
    if (fact) findings.byChair(place, fact.said.speaker);
  }
}

function compareQuorum(findings: Findings): void {
  const { observation } = findings;
  const { quorum } = observation.script;
  if (!quorum) return;
  const content = observation.parts('quorum')[0]?.content;
  findings.same('quorum required', [...quorum.required].sort(), [...(content?.needs ?? [])].sort());
  const exception = quorumException(quorum);
  findings.same(
    'quorum exception',
    exception === null ? [] : [exception],
    content?.reasons.map(({ text }) => text),
  );
}
