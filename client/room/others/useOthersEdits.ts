/** Follows every document that this screen holds, from the moment it is in step; one list for the page's life. */
import { useEffect, useState } from 'react';
import { rootsOf } from '../../../shared/document/roots.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { sayNear, tellOfOthers } from '../../ui/Announcer.tsx';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { placeName } from '../../wire/places.ts';
import { OthersEdits, type OthersEdit } from './OthersEdits.ts';

export function useOthersEdits(room: OpenRoom): OthersEdits {
  const [others] = useState(() => new OthersEdits(() => Date.now()));
  const documents = useValue(room.documents);
  useEffect(() => {
    const stops = [...documents].map(([id, open]) => {
      const follow = (): void => {
        const meeting = room.folded.get()?.meeting;
        if (meeting) others.follow(open.get(), rootsOf(id, meeting).keys());
      };
      follow();
      return open.subscribe(follow);
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [room, others, documents]);
  useEffect(() => () => others.stop(), [others]);
  return others;
}

/** Tells of what others do: as one sentence now and then, and of finished sentences where the listener is. */
export function useToldOfOthers(others: OthersEdits, meeting: Meeting, myRoot: () => string | null): void {
  useEffect(() => {
    let told = 0;
    let near = 0;
    return others.edits.subscribe(() => {
      const last = others.edits.get().at(-1);
      if (!last) return;
      const who = nameOf(last);
      if (last.root === myRoot()) {
        const sentence = finished(last);
        if (last.id !== near && sentence !== null) {
          near = last.id;
          sayNear(`${who}: ${sentence}`);
        }
      } else if (last.id !== told) {
        told = last.id;
        tellOfOthers({ who, did: words.didEdit(placeName(meeting, last.root)) });
      }
    });
  }, [others, meeting, myRoot]);
}

export function nameOf({ people }: OthersEdit): string {
  return people.length === 0 ? words.somebody : words.and(people.map(({ name }) => name));
}

function finished({ added }: OthersEdit): string | null {
  return /[.!?]["”’)]?$/.test(added) ? added : null;
}
