/** Whether the server cannot be reached, as far as any connection of this page has noticed: the first to notice counts. */
import { useValue } from '../ui/useValue.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export function useOffline(room: OpenRoom): boolean {
  const { connected } = useValue(room.connection);
  const { is } = useValue(room.saving);
  return !connected || is === 'offline';
}
