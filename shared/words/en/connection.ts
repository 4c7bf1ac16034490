/** What the connection is, and what of one's own words it has not carried: opened from the save state. */
import { plural } from './plural.ts';

export const connectionWords = {
  title: 'Connection and saving',
  connection: 'Connection',
  byWebSocket: 'Connected by WebSocket.',
  cutOff: (time: string | null) =>
    time === null
      ? 'Not connected yet. It is tried again by itself.'
      : `Cut off since ${time}. It is tried again by itself.`,
  lastSaved: 'Last saved',
  neverSaved: 'Nothing yet on this page',
  waiting: 'Not on the server yet',
  nothingWaits: 'Nothing. Everything you wrote is saved.',
  waits: (changes: number, places: number) =>
    `${plural(changes, '1 change', `${changes} changes`)}${places === 0 ? '' : plural(places, ', words in 1 place', `, words in ${places} places`)}`,
  onlyHere: 'They are on this page alone: nothing is kept on this device. Keep the page open, or copy them.',
  copyAll: 'Copy all of it',
  download: 'Download it as text',
  downloadName: 'not-saved.txt',
  downloadHint: 'The file stays on this device until you delete it.',
} as const;
