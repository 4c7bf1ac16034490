/** What a convenor does from home, put together: who they are, set-up, the meeting's first entries, the keys to its door. */
import { createHash } from 'node:crypto';
import type { Clock, Random } from '../../shared/clock.ts';
import { mintId, type MeetingId, type PartnershipId, type PersonId } from '../../shared/ids.ts';
import type {
  AskedFile,
  AskedMeeting,
  AskedWriteUp,
  ConvenedMeeting,
  DoorKey,
  FileAnswer,
  Home,
  ListedMeeting,
} from '../../shared/wire/convening.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import type { Answer, ConveningDesk } from '../http/ConveningDesk.ts';
import type { Convenor } from '../identity/Convenors.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { SignedIn } from '../identity/SignedIn.ts';
import type { Journal } from '../journal/Journal.ts';
import type { ReadDecided } from '../journal/readDecided.ts';
import { conveneMeeting, type Convening } from '../rooms/conveneMeeting.ts';
import type { Rooms } from '../rooms/Rooms.ts';
import { runCommand } from '../rooms/runCommand.ts';
import { englishTemplate } from '../templates/englishTemplate.ts';
import { askedConvening, standardDiscussion, type Circumstances } from './askedConvening.ts';
import { conveningInFile, readFile } from './fileConvening.ts';
import { giveWayIn } from './giveWayIn.ts';
import { decidedMeeting, listed } from './listMeetings.ts';

/** As many as anybody skims; older ones are found by whoever runs the records. */
const MOST_LISTED = 60;

export interface DeskParts {
  journal: Journal;
  readDecided: ReadDecided;
  identity: Identity;
  rooms: Rooms;
  partnership: PartnershipId;
  /** Whether real meetings may be held in this store (C33). */
  isSetUp(): Promise<boolean>;
  /** A server that only rehearses: everything convened on it says so. */
  rehearsal: boolean;
  clock: Clock;
  random: Random;
}

export function openConveningDesk(parts: DeskParts): ConveningDesk {
  return new Desk(parts);
}

type Invited = Pick<Convening, 'attendees' | 'organisations' | 'deputies'>;

class Desk implements ConveningDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async home(who: SignedIn): Promise<Answer<Home>> {
    const { identity, readDecided, rehearsal } = this.#parts;
    const convenor = await identity.convenors.find(who.person);
    if (!convenor) return refuse('signed-out');
    const ids = await identity.convenors.meetingsOf(convenor.id, MOST_LISTED + 1);
    const meetings: ListedMeeting[] = [];
    for (const id of ids.slice(0, MOST_LISTED)) {
      const decided = await decidedMeeting(readDecided, id);
      if (decided) meetings.push(listed(decided.meeting, convenor.id));
    }
    const { id: _id, ...me } = convenor;
    const { agencies, quorum, edition } = englishTemplate;
    return {
      ok: true,
      value: {
        me,
        isSetUp: await this.#parts.isSetUp(),
        rehearsal,
        meetings,
        more: ids.length > MOST_LISTED,
        agencies: [...agencies],
        quorum: [...quorum],
        template: edition,
      },
    };
  }

  async startNow(who: SignedIn, once: string | null): Promise<Answer<ConvenedMeeting>> {
    return this.#convene(who, once, standardDiscussion, (me) => [
      { type: 'start', statements: [] },
      // Whoever pressed is there: nobody else is assumed to be.
      { type: 'rollCall', person: me, attendance: 'attended' },
    ]);
  }

  async writeUp(who: SignedIn, asked: AskedWriteUp, once: string | null): Promise<Answer<ConvenedMeeting>> {
    return this.#convene(who, once, standardDiscussion, (me) => [
      { type: 'writeUp', ...asked },
      { type: 'rollCall', person: me, attendance: 'attended' },
    ]);
  }

  async meeting(who: SignedIn, asked: AskedMeeting, once: string | null): Promise<Answer<ConvenedMeeting>> {
    if (asked.people.filter(({ me }) => me).length > 1) return refuse('malformed', { field: 'people' });
    return this.#convene(who, once, (circumstances) => askedConvening(circumstances, asked));
  }

  async fromFile(who: SignedIn, { text, me, convene }: AskedFile, once: string | null): Promise<Answer<FileAnswer>> {
    const read = readFile(text);
    if (!read.ok) return { ok: true, value: { is: 'faulty', faults: read.faults, more: read.more } };
    if (!convene) return { ok: true, value: { is: 'read', file: read.file } };
    const done = await this.#convene(who, once, (circumstances) => conveningInFile(circumstances, read.script, me));
    return done.ok ? { ok: true, value: { is: 'convened', convened: done.value } } : done;
  }

  async #convene(
    who: SignedIn,
    once: string | null,
    conveningOf: (circumstances: Circumstances) => Convening,
    atOnce: (me: PersonId) => object[] = () => [],
  ): Promise<Answer<ConvenedMeeting>> {
    const { identity, journal, partnership, rehearsal, clock, random } = this.#parts;
    const convenor = await identity.convenors.find(who.person);
    if (!convenor) return refuse('signed-out');
    if (!rehearsal && !(await this.#parts.isSetUp())) return refuse('not-set-up');
    const convening = conveningOf({ convenor, partnership, template: englishTemplate, rehearsal, random });
    const convened = await conveneMeeting(
      journal,
      convening,
      clock,
      random,
      meetingOf(convenor.id, once ?? mintId(random)),
    );
    if (!convened.ok) return convened;
    const { meeting, known } = convened;
    await identity.convenors.convened(meeting, convenor.id);
    const refused = await this.#carryOut(who, meeting, atOnce(convenor.id));
    if (refused) return { ok: false, refusal: refused };
    const invited = known ? await this.#invitedTo(meeting) : convening;
    return { ok: true, value: { meeting, keys: await this.#keysFor(invited, meeting, convenor) } };
  }

  /** As if the convenor had pressed each of them in the room. */
  async #carryOut(who: SignedIn, meeting: MeetingId, commands: readonly object[]): Promise<Refusal | null> {
    if (commands.length === 0) return null;
    const { rooms } = this.#parts;
    const entered = await rooms.enter(meeting);
    if (!entered.ok) return { code: entered.code };
    try {
      for (const [n, command] of commands.entries()) {
        const done = await runCommand(entered.room, who, { id: `convened-${n}`, command });
        if (!done.ok) return done.refusal;
      }
      return null;
    } finally {
      rooms.left(entered.room);
    }
  }

  /**
   * The people it was convened with have other ids than those made for this answer. Nobody saw the ways in of the answer
   * that was lost, so they are made anew; of a meeting that has begun they are given one by one.
   */
  async #invitedTo(id: MeetingId): Promise<Invited> {
    const decided = await decidedMeeting(this.#parts.readDecided, id);
    if (decided?.meeting.phase !== 'convened') return { attendees: [], organisations: [], deputies: [] };
    const { people, organisations, deputies } = decided.meeting;
    const attendees = Object.values(people).filter(({ goneAt }) => goneAt === null);
    return { attendees, organisations: Object.values(organisations), deputies: [...deputies] };
  }

  /** For everybody with a screen but the convenor, who signs in as such. */
  async #keysFor(convening: Invited, meeting: MeetingId, convenor: Convenor): Promise<DoorKey[]> {
    const { identity } = this.#parts;
    const keys: DoorKey[] = [];
    for (const attendee of convening.attendees.filter(({ id, device }) => id !== convenor.id && device === 'screen')) {
      const { id: person, name, role } = attendee;
      const wayIn = await giveWayIn(identity, meeting, convening, attendee);
      const organisation = convening.organisations.find(({ id }) => id === attendee.organisation)?.name ?? '';
      keys.push({ person, name, organisation, role, ...wayIn });
    }
    return keys;
  }
}

/** One intention of one convenor is one meeting, whichever node is asked and however often. */
function meetingOf(convenor: PersonId, once: string): MeetingId {
  const digest = createHash('sha256').update(`${convenor} ${once}`).digest();
  return mintId<MeetingId>({ bytes: (count) => digest.subarray(0, count) });
}
