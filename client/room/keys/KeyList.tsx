/** Every key of the room, each with a switch: a key that is in somebody's way is no help. */
import { keyWords as words } from '../../../shared/words/en/keys.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import type { RoomCommand } from './RoomCommand.ts';

export interface KeyListProps {
  commands: readonly RoomCommand[];
  off: ReadonlySet<string>;
  setOff: (off: ReadonlySet<string>) => void;
  close: () => void;
}

export function KeyList({ commands, off, setOff, close }: KeyListProps) {
  const turn = (id: string, on: boolean): void => {
    const next = new Set(off);
    if (on) next.delete(id);
    else next.add(id);
    setOff(next);
  };
  return (
    <Dialog title={roomWords.keys} close={close}>
      <p className="hint">{words.keysHint}</p>
      <ul className="plain keyList">
        {commands.map(({ id, name, keys }) =>
          keys === null ? null : (
            <li key={id}>
              <label className="choice">
                <input type="checkbox" checked={!off.has(id)} onChange={(event) => turn(id, event.target.checked)} />
                <span>{name}</span>
                <kbd>{keys}</kbd>
              </label>
            </li>
          ),
        )}
      </ul>
    </Dialog>
  );
}
