/** A server that only rehearses: each start convenes a meeting from a script and sends its colleagues in over the network. */
import type { Clock } from '../../shared/clock.ts';
import type { OfferedScript, RehearsalState, SetPace, StartRehearsal } from '../../shared/wire/rehearsal.ts';
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import type { Config } from '../config.ts';
import type { RehearsalDesk } from '../http/RehearsalDesk.ts';
import type { ConvenorLink } from '../identity/Convenors.ts';
import type { Member } from '../identity/SignedIn.ts';
import { Colleagues } from '../rehearsal/Colleagues.ts';
import { PacedTime } from '../rehearsal/PacedTime.ts';
import type { Script } from '../rehearsal/script.ts';
import { conveneScript, type ConvenedScript } from './conveneScript.ts';
import { openServer, type OpenedServer } from './openServer.ts';

export interface RehearsalOptions {
  scripts: readonly Script[];
  /** How much faster the colleagues are than people; 1 but in tests. */
  haste?: number;
  clock?: Clock;
  /** What went wrong with a colleague; never what they wrote. */
  failed: (who: string, reason: string) => void;
}

export interface OpenedRehearsal {
  server: OpenedServer;
  desk: Desk;
  listen(): Promise<string>;
  /** Somebody made up who may convene here, so that a newcomer can try it. */
  convenor(): Promise<ConvenorLink>;
  close(): Promise<void>;
}

interface Running {
  chair: Member;
  convened: ConvenedScript;
  lockCode: string;
  time: PacedTime;
  cast: Colleagues;
  played: string | null;
}

export async function openRehearsal(config: Config, options: RehearsalOptions): Promise<OpenedRehearsal> {
  const desk = new Desk(options);
  const server = await openServer(config, options.clock ?? systemClock, desk);
  return {
    server,
    desk,
    async listen() {
      const origin = await server.listen();
      desk.serve(server, origin);
      return origin;
    },
    async convenor() {
      const { convenors } = server.identity;
      return convenors.link((await convenors.add(MADE_UP)).id);
    },
    async close() {
      desk.close();
      await server.close();
    },
  };
}

const MADE_UP = {
  name: 'Robin Rehearsal',
  job: 'Team manager',
  organisation: 'Rehearsal Council',
  agency: 'childrensSocialCare',
};

class Desk implements RehearsalDesk {
  readonly #options: RehearsalOptions;
  /** By meeting. */
  readonly #running = new Map<string, Running>();
  #served: { server: OpenedServer; origin: string } | null = null;

  constructor(options: RehearsalOptions) {
    this.#options = options;
  }

  serve(server: OpenedServer, origin: string): void {
    this.#served = { server, origin };
  }

  scripts(): OfferedScript[] {
    return this.#options.scripts.map(({ id, title, kind, attendees }) => ({
      id,
      title,
      kind,
      agencies: new Set(attendees.map(({ agency }) => agency)).size,
      attendees: attendees.filter(mayBePlayed).map(({ id: attendee, name, job }) => ({ id: attendee, name, job })),
    }));
  }

  async start({ script: id, name, pace, played }: StartRehearsal): Promise<{ who: Member; cookie: string } | null> {
    const script = this.#options.scripts.find((one) => one.id === id);
    if (!script || !this.#served) return null;
    if (played !== null && !script.attendees.some((one) => one.id === played && mayBePlayed(one))) return null;
    const { server, origin } = this.#served;
    const own = withChair(script, name);
    const convened = await conveneScript({ ...server.parts, identity: server.identity }, own, true);
    const chair = convened.people.find(({ role }) => role === 'chair');
    if (!chair) return null;
    const signedIn = await server.identity.signIn(chair.invitation, chair.code);
    if (!signedIn.ok) return null;
    const time = new PacedTime(systemTimers, pace, this.#options.haste ?? 1);
    const cast = new Colleagues({
      origin,
      script: own,
      names: convened.names,
      people: convened.people,
      played,
      time,
      clock: server.parts.clock,
      timers: systemTimers,
      random: systemRandom,
      failed: this.#options.failed,
    });
    this.#running.set(convened.meeting, {
      chair: signedIn.who,
      convened,
      lockCode: chair.lockCode ?? '',
      time,
      cast,
      played,
    });
    void cast.play();
    return { who: signedIn.who, cookie: signedIn.cookie };
  }

  state(who: Member): RehearsalState | null {
    const running = this.#chairedBy(who);
    if (!running) return null;
    const { time, lockCode, convened, played } = running;
    const other = convened.people.find(({ script }) => script === played);
    return {
      meeting: convened.meeting,
      pace: time.pace,
      paused: time.paused,
      quietSeconds: time.quietSeconds,
      lockCode,
      played: other ? { name: other.name, address: `/i/${other.invitation}`, code: other.code } : null,
    };
  }

  setPace(who: Member, { pace, paused, quietSeconds }: SetPace): RehearsalState | null {
    const time = this.#chairedBy(who)?.time;
    if (!time) return null;
    if (pace !== undefined) time.pace = pace;
    if (paused !== undefined) time.paused = paused;
    if (quietSeconds !== undefined) time.beQuietFor(quietSeconds);
    return this.state(who);
  }

  /** Commands of colleagues that were refused, of every rehearsal of this server. */
  refused(): string[] {
    return [...this.#running.values()].flatMap(({ cast }) => cast.refused);
  }

  close(): void {
    for (const { cast } of this.#running.values()) cast.leave();
  }

  #chairedBy({ meeting, person }: Member): Running | null {
    const running = this.#running.get(meeting);
    return running && running.chair.person === person ? running : null;
  }
}

function mayBePlayed({ role, device, attendance }: Script['attendees'][number]): boolean {
  return role === 'agencyRepresentative' && device === 'screen' && attendance === 'attended';
}

/** The newcomer's name on everything; no time of the script's own, because this meeting is now. */
function withChair(script: Script, name: string): Script {
  const attendees = script.attendees.map((one) => (one.role === 'chair' ? { ...one, name } : one));
  return { ...script, scheduledStart: null, attendees };
}
