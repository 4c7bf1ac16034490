/** Every screen that a freeze would wait for: those that are here, and those whose connection broke. */
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';
import { useValue } from '../ui/useValue.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export function useScreens(room: OpenRoom): readonly ScreenOfPerson[] {
  return [...useValue(room.screens), ...useValue(room.cutOff)];
}
