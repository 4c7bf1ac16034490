/** Words that are not in the minutes are said at once and listed; the list is fetched before it is needed. */
import { useEffect } from 'react';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { sayNow } from '../../ui/Announcer.tsx';
import { loadedLater } from '../../ui/loadedLater.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

const useList = loadedLater(() => import('./UnsavedList.tsx'));

export function UnsavedTexts({ room, meeting }: { room: OpenRoom; meeting: Meeting | null }) {
  const notAdded = useValue(room.notAdded);
  const List = useList()?.UnsavedList;
  useEffect(() => {
    if (notAdded.length > 0) sayNow(words.notAddedTitle);
  }, [notAdded.length]);
  return List ? <List room={room} meeting={meeting} /> : null;
}
