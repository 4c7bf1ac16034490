/** Notes of what no command gave an id: thaws, adjournments and reopening, who left, every change of chair before the freeze. */
import type { Meeting, Note } from '../rules/meeting.ts';
import type { NoteContent } from './contents.ts';
import { lateTakeovers } from './PartSource.ts';

type ToldNote = Omit<NoteContent, 'place'> & Pick<Note, 'taken'> & { readonly id: string };

export function toldNotes(meeting: Meeting): ToldNote[] {
  const thaws = meeting.thaws.map(({ reason, by, at }, n) => {
    return { id: `thaw${n}`, what: 'thawed', people: [], text: reason, until: null, taken: null, by, at };
  });
  const happenings = meeting.happenings.map((happening, n) => ({ ...happening, id: `happened${n}`, taken: null }));
  return [...thaws, ...happenings, ...chairNotes(meeting)];
}

/** Before the freeze; a later takeover is told by the seal. `people`: who chaired before, if anybody did, and who after. */
function chairNotes(meeting: Meeting): ToldNote[] {
  const late = new Set(lateTakeovers(meeting));
  return meeting.chairsBefore.flatMap((before, n): ToldNote[] => {
    if (late.has(before)) return [];
    const { person: from, until: at, reason } = before;
    const to = meeting.chairsBefore[n + 1]?.person ?? meeting.chair;
    const [what, by] = reason === null ? ['chairHandedOver', from] : ['chairTaken', to];
    const people = [from, to].filter((person) => person !== null);
    return [{ id: `chair${n}`, what, people, text: reason, until: null, taken: null, by, at }];
  });
}
