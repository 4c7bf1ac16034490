/** Meetings in groups by what they wait for; what is not locked comes first, and locked ones lead to their record. */
import type { ListedMeeting } from '../../shared/wire/convening.ts';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { AgencyMark } from '../ui/AgencyMark.tsx';
import { dayAndTimeOf } from '../ui/times.ts';

type Group = keyof typeof words.groups;

const GROUP_OF: Readonly<Record<ListedMeeting['phase'], Group>> = {
  live: 'now',
  adjourned: 'now',
  ended: 'needsLocking',
  closing: 'needsLocking',
  frozen: 'needsLocking',
  convened: 'comingUp',
  locked: 'locked',
  cancelled: 'cancelled',
};

const TAG_OF: Readonly<Record<Group, string>> = {
  now: 'tag ok live',
  needsLocking: 'tag warn',
  comingUp: 'tag',
  locked: 'tag seal',
  cancelled: 'tag',
};

const GROUPS: readonly Group[] = ['now', 'needsLocking', 'comingUp', 'locked', 'cancelled'];

export function Meetings({ meetings }: { meetings: readonly ListedMeeting[] }) {
  if (meetings.length === 0) return <p className="none">{words.none}</p>;
  return GROUPS.map((group) => {
    const own = meetings.filter(({ phase }) => GROUP_OF[phase] === group);
    if (own.length === 0) return null;
    const sorted = group === 'comingUp' ? own.toSorted(bySchedule) : own;
    return (
      <section key={group} aria-labelledby={`group-${group}`}>
        <h2 id={`group-${group}`}>
          {words.groups[group]} {words.count(own.length)}
        </h2>
        <ul className="plain meetings">
          {sorted.map((meeting) => (
            <MeetingRow key={meeting.meeting} meeting={meeting} group={group} />
          ))}
        </ul>
      </section>
    );
  });
}

/** The next one first; those without a time wait at the end. */
function bySchedule(a: ListedMeeting, b: ListedMeeting): number {
  const at = ({ scheduledStart }: ListedMeeting): number =>
    scheduledStart === null ? Number.POSITIVE_INFINITY : Date.parse(scheduledStart);
  return at(a) === at(b) ? 0 : at(a) - at(b);
}

function MeetingRow({ meeting, group }: { meeting: ListedMeeting; group: Group }) {
  const { reference, kind, phase, writtenUp, chair, iChair, agencies, openActions } = meeting;
  return (
    <li>
      <div className="what">
        <h3>{reference}</h3>
        <p className="meta">
          {labelOf(kind)}
          {writtenUp ? `, ${words.writtenUp}` : null}
        </p>
      </div>
      <p className="when">{whenOf(meeting)}</p>
      <div className="whoIsIn">
        <p>{iChair ? words.chairedByMe : words.chairedBy(chair?.name ?? '')}</p>
        <ul className="plain marks" aria-label={words.agencies}>
          {agencies.map((agency) => (
            <li key={agency}>
              <AgencyMark agency={agency} />
            </li>
          ))}
        </ul>
      </div>
      <p className="state">
        <span className={phase === 'adjourned' ? 'tag' : TAG_OF[group]}>{words.phases[phase]}</span>
        {openActions > 0 ? <span className="meta">{words.openActions(openActions)}</span> : null}
      </p>
      <Ways meeting={meeting} group={group} />
    </li>
  );
}

function whenOf({ phase, scheduledStart, startedAt, over }: ListedMeeting): string {
  if (phase === 'locked' && over !== null) return words.lockedAt(dayAndTimeOf(over));
  if (over !== null) return words.ended(dayAndTimeOf(over));
  if (startedAt !== null) return words.since(dayAndTimeOf(startedAt));
  return scheduledStart === null ? words.noTime : dayAndTimeOf(scheduledStart);
}

function Ways({ meeting, group }: { meeting: ListedMeeting; group: Group }) {
  const { meeting: id, reference, iAttend, iChair } = meeting;
  if (group === 'cancelled') return null;
  return (
    <div className="ways">
      {iAttend ? <MainWay id={id} reference={reference} group={group} iChair={iChair} /> : null}
      {iAttend ? null : <p className="meta">{words.notThere}</p>}
      <a href={`/m/${id}/invite`} aria-label={words.people(reference)}>
        {words.peopleShort}
      </a>
    </div>
  );
}

function MainWay({
  id,
  reference,
  group,
  iChair,
}: {
  id: string;
  reference: string;
  group: Exclude<Group, 'cancelled'>;
  iChair: boolean;
}) {
  const locks = group === 'needsLocking' && iChair;
  const [href, label, name] =
    group === 'locked'
      ? [`/m/${id}/record`, words.readShort, words.read(reference)]
      : locks
        ? [`/m/${id}/close`, words.lockShort, words.lock(reference)]
        : group === 'now'
          ? [`/m/${id}`, words.joinShort, words.join(reference)]
          : [`/m/${id}`, words.openShort, words.open(reference)];
  return (
    <a className="button" href={href} aria-label={name}>
      {label}
    </a>
  );
}
