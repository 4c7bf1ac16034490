import type { OfferedScript, RehearsalState, SetPace, StartRehearsal } from '../../shared/wire/rehearsal.ts';
import type { SignedIn } from '../identity/createIdentity.ts';

/** Who starts rehearsals and sets their pace; given by whoever puts a rehearsal's server together. */
export interface RehearsalDesk {
  scripts(): OfferedScript[];
  /** A fresh meeting with its colleagues, and the newcomer signed in as its chair; null: no such script or attendee. */
  start(asked: StartRehearsal): Promise<{ who: SignedIn; cookie: string } | null>;
  /** null: this person chairs none of the rehearsals that run. */
  state(who: SignedIn): RehearsalState | null;
  setPace(who: SignedIn, asked: SetPace): RehearsalState | null;
}
