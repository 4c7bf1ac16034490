/** What somebody sets for themselves: how much is shown, how much is spoken; and the ways to keys and commands. */
import { useState } from 'react';
import { menuWords as words } from '../../../shared/words/en/menu.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { levelNow, setLevel } from '../../ui/Announcer.tsx';
import { LEVELS, type Level } from '../../ui/Announcements.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { View } from './RoomMenu.tsx';

export function MyView({ room, view, close }: { room: OpenRoom; view: View; close: () => void }) {
  const paused = useValue(room.paused) !== null;
  const [level, setLevelHere] = useState(levelNow);
  const choose = (next: Level): void => {
    setLevel(next);
    setLevelHere(next);
  };
  return (
    <>
      <fieldset>
        <legend>{words.menuView}</legend>
        <label className="choice">
          <input type="checkbox" checked={view.single} onChange={(event) => view.setSingle(event.target.checked)} />
          {words.oneSection}
        </label>
        <label className="choice">
          <input type="checkbox" checked={paused} onChange={() => (paused ? room.resume() : room.pause())} />
          {words.pause}
        </label>
        <p className="hint">{words.pauseHint}</p>
      </fieldset>
      <fieldset>
        <legend>{words.menuSpoken}</legend>
        <p className="hint">{words.menuSpokenHint}</p>
        {LEVELS.map((one) => (
          <label className="choice" key={one}>
            <input type="radio" name="level" checked={level === one} onChange={() => choose(one)} />
            {words.levels[one]}
          </label>
        ))}
      </fieldset>
      <div className="row">
        {[
          { label: roomWords.command, show: view.showCommands },
          { label: roomWords.keys, show: view.showKeys },
        ].map(({ label, show }) => (
          <button
            key={label}
            type="button"
            className="quiet"
            onClick={() => {
              close();
              show();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
