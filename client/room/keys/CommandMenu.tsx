/** Type what you want to do. Enter does the first, Down goes into the list. */
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { keyWords as words } from '../../../shared/words/en/keys.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { RoomCommand } from './RoomCommand.ts';

export function CommandMenu({ commands, close }: { commands: readonly RoomCommand[]; close: () => void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const wanted = typed.toLowerCase().split(/\s+/);
  const found = commands.filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word)));
  const run = (command: RoomCommand | undefined): void => {
    if (!command) return;
    close();
    // After the dialog has given the focus back, so that it stays where the command puts it.
    requestAnimationFrame(command.run);
  };
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (buttons[next] ?? document.getElementById(id))?.focus();
  };
  return (
    <Dialog title={roomWords.command} close={close}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move between the controls within */}
      <div onKeyDown={move}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run(found[0]);
          }}
        >
          <div className="field">
            <label htmlFor={id}>{words.commandFind}</label>
            <input id={id} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </div>
        </form>
        <output className="hint">{found.length === 0 ? words.commandNone : words.commandCount(found.length)}</output>
        <ul className="plain commands" ref={list}>
          {found.map((command) => (
            <li key={command.id}>
              <button type="button" className="quiet" onClick={() => run(command)}>
                <span>{command.name}</span>
                {command.keys === null ? null : <kbd>{command.keys}</kbd>}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
