/** The keys of the room, the menu of commands and the list of keys; which are switched off is kept for the page's life. */
import { useState, type RefObject } from 'react';
import type { TemplateSection } from '../../shared/rules/template.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import { say } from '../ui/Announcer.tsx';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { KeyDialog } from './keys/KeyDialog.tsx';
import { roomCommands } from './keys/roomCommands.ts';
import { useKeys } from './keys/useKeys.ts';
import { nextRegion } from './nextRegion.ts';
import { headingOf } from './sectionPanels.tsx';

export interface RoomKeysProps {
  room: OpenRoom;
  folded: Folded;
  sections: readonly TemplateSection[];
  dialog: 'keys' | 'commands' | null;
  setDialog: (dialog: 'keys' | 'commands' | null) => void;
  reveal: (id: string) => void;
  catchUp: () => void;
  nextItem: (() => void) | null;
  lastWritten: RefObject<HTMLElement | null>;
}

export function RoomKeys(props: RoomKeysProps) {
  const { room, folded, sections, dialog, setDialog, reveal, catchUp, nextItem, lastWritten } = props;
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const close = (): void => setDialog(null);
  const commands = roomCommands(
    {
      reveal,
      headingOf,
      catchUp,
      nextItem,
      backToMinutes() {
        const last = lastWritten.current;
        reveal(last?.closest<HTMLElement>('[data-tab]')?.dataset['tab'] === 'actions' ? 'plan' : 'minutes');
        if (last?.isConnected) requestAnimationFrame(() => last.focus());
      },
      sayWhoIsHere() {
        reveal('people');
        say(whoIsHere(room, folded));
      },
      sayState() {
        const save = document.getElementById('save-state')?.textContent ?? '';
        say(words.stateSaid(save, words.phases[folded.meeting.phase]));
      },
      pause() {
        if (room.paused.get()) room.resume();
        else room.pause();
        say(room.paused.get() ? words.pausedSaid : words.resumedSaid);
      },
      region: (step) => reveal(nextRegion(step)),
      showKeys: () => setDialog('keys'),
      showCommands: () => setDialog('commands'),
    },
    sections,
  );
  useKeys(commands, off);
  return <KeyDialog {...{ dialog, commands, off, setOff, close }} />;
}

function whoIsHere(room: OpenRoom, { meeting, me }: Folded): string {
  const here = [...new Set(room.screens.get().map(({ person }) => person))].filter((person) => person !== me);
  const names = here.flatMap((person) => meeting.people[person]?.name ?? []);
  return names.length === 0 ? words.nobodyHere : words.whoIsHere(words.and(names));
}
