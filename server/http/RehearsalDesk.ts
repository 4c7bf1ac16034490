import type { OfferedScript, RehearsalState, SetPace, StartRehearsal } from '../../shared/wire/rehearsal.ts';
import type { Member } from '../identity/SignedIn.ts';

/** Who starts rehearsals and sets their pace; given by whoever puts a rehearsal's server together. */
export interface RehearsalDesk {
  scripts(): OfferedScript[];
  /** A fresh meeting with its colleagues, and the newcomer signed in as its chair; null: no such script or attendee. */
  start(asked: StartRehearsal): Promise<{ who: Member; cookie: string } | null>;
  /** null: this person chairs none of the rehearsals that run. */
  state(who: Member): RehearsalState | null;
  setPace(who: Member, asked: SetPace): RehearsalState | null;
}
