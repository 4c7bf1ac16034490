/** Every screen that a freeze would wait for. */
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';
import { useValue } from '../ui/useValue.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export interface Screens {
  here: readonly ScreenOfPerson[];
  /** Those whose connection broke. */
  cutOff: readonly ScreenOfPerson[];
}

export function useScreens(room: OpenRoom): Screens {
  return { here: useValue(room.screens), cutOff: useValue(room.cutOff) };
}
