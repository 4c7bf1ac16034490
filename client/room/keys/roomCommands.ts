/** Every command of the room with its key (`Alt+Shift+letter` is taken neither by browsers nor by screen readers). */
import type { TemplateSection } from '../../../shared/rules/template.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { RoomCommand } from './RoomCommand.ts';

export interface RoomDeeds {
  reveal: (id: string) => void;
  headingOf: (key: string) => string;
  /** Back to where this person last wrote. */
  backToMinutes: () => void;
  catchUp: () => void;
  sayWhoIsHere: () => void;
  sayState: () => void;
  pause: () => void;
  region: (step: 1 | -1) => void;
  showKeys: () => void;
  showCommands: () => void;
  /** null: somebody else leads. */
  nextItem: (() => void) | null;
}

export function roomCommands(deeds: RoomDeeds, sections: readonly TemplateSection[]): RoomCommand[] {
  const { does } = words;
  const has = (key: string): boolean => sections.some((section) => section.key === key);
  const command = (id: keyof Omit<typeof does, 'section'>, keys: string, run: () => void): RoomCommand => ({
    id,
    name: does[id],
    keys,
    run,
  });
  return [
    command('minutes', 'Alt+Shift+M', deeds.backToMinutes),
    command('others', 'Alt+Shift+E', deeds.catchUp),
    command('who', 'Alt+Shift+W', deeds.sayWhoIsHere),
    command('state', 'Alt+Shift+S', deeds.sayState),
    command('pause', 'Alt+Shift+Q', deeds.pause),
    ...(deeds.nextItem ? [command('next', 'Alt+Shift+N', deeds.nextItem)] : []),
    ...(has('decisions') ? [command('decision', 'Alt+Shift+D', () => deeds.reveal(deeds.headingOf('decisions')))] : []),
    ...(has('actions') ? [{ ...command('plan', '', () => deeds.reveal('plan')), keys: null }] : []),
    command('region', 'Ctrl+F6', () => deeds.region(1)),
    command('regionBack', 'Ctrl+Shift+F6', () => deeds.region(-1)),
    command('keys', 'Ctrl+/', deeds.showKeys),
    command('command', 'Ctrl+K', deeds.showCommands),
    ...sections.map(({ key, title }) => ({
      id: `section-${key}`,
      name: does.section(title),
      keys: null,
      run: () => deeds.reveal(deeds.headingOf(key)),
    })),
  ];
}
