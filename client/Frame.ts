import type { ReactNode } from 'react';
import type { MeetingId } from '../shared/ids.ts';

/** What a page is opened with: the place it is shown in, and the ways to other pages. */
export interface Frame {
  show: (title: string, page: ReactNode) => void;
  /** A page that says one thing. */
  tell: (title: string, sentence: string) => void;
  /** Fetches a part of the program; what cannot be fetched is told. */
  load: <Part>(fetch: () => Promise<Part>, then: (part: Part) => void) => void;
  /** The room, in the place of the present page. */
  openMeeting: (meeting: MeetingId) => void;
  /** Fetches ahead what the room needs. */
  prepareRoom: () => void;
}
