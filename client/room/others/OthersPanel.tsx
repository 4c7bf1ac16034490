/**
 * What others changed, newest first; each entry leads to its place. Short at first, sentence by sentence for whoever
 * catches up. Not spoken: it is there to be read.
 */
import { useId, useState } from 'react';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { AgencyMark } from '../../ui/AgencyMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { timeOf } from '../../ui/times.ts';
import { headingOfRoot, placeName } from '../../wire/places.ts';
import type { OthersEdit } from './OthersEdits.ts';
import { nameOf } from './useOthersEdits.ts';

/** So many are in sight without being asked for. */
const LAST = 3;

export interface OthersPanelProps {
  meeting: Meeting;
  edits: readonly OthersEdit[];
  /** Those after this one were not looked at. */
  seen: number;
  /** The root this screen last wrote in. */
  myRoot: string | null;
  catchUp: () => void;
  reveal: (heading: string) => void;
}

export function OthersPanel({ meeting, edits, seen, myRoot, catchUp, reveal }: OthersPanelProps) {
  const id = useId();
  const [show, setShow] = useState('all');
  const [whole, setWhole] = useState(false);
  const fresh = edits.filter((edit) => edit.id > seen).length;
  const people = [...new Map(edits.flatMap((edit) => edit.people.map((one) => [one.person, one.name])))];
  const shown = edits.filter((edit) => isShown(edit, show, myRoot)).toSorted((a, b) => b.at - a.at || b.id - a.id);
  return (
    <section className="sheet others" aria-labelledby="others">
      <div className="sheetHead">
        <h2 id="others" tabIndex={-1}>
          <Icon name="history" />
          {words.others}
        </h2>
        {edits.length > 0 && (fresh > 0 || !whole) ? (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setWhole(true);
              catchUp();
            }}
          >
            {words.catchUp(fresh)}
          </button>
        ) : null}
      </div>
      {edits.length === 0 ? <p className="hint">{words.othersNone}</p> : null}
      {whole && edits.length > 3 ? (
        <div className="field">
          <label htmlFor={id}>{words.show}</label>
          <select id={id} value={show} onChange={(event) => setShow(event.target.value)}>
            <option value="all">{words.showAll}</option>
            {myRoot === null ? null : <option value="mine">{words.showMine}</option>}
            {people.map(([person, name]) => (
              <option key={person} value={person}>
                {words.showFrom(name)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <ol className="plain edits">
        {(whole ? shown : shown.slice(0, LAST)).map((edit) => (
          <OneEdit key={edit.id} {...{ meeting, edit, whole, reveal }} isNew={edit.id > seen} />
        ))}
      </ol>
    </section>
  );
}

interface OneEditProps extends Pick<OthersPanelProps, 'meeting' | 'reveal'> {
  edit: OthersEdit;
  isNew: boolean;
  /** With the words. */
  whole: boolean;
}

function OneEdit({ meeting, edit, isNew, whole, reveal }: OneEditProps) {
  const heading = headingOfRoot(edit.root);
  const place = placeName(meeting, edit.root);
  const [first] = edit.people;
  const organisation = first && meeting.people[first.person]?.organisation;
  return (
    <li>
      <p className="editHead">
        {organisation ? <AgencyMark agency={meeting.organisations[organisation]?.agency ?? ''} /> : null}
        <strong>{nameOf(edit)}</strong>
        <span className="meta">{timeOf(new Date(edit.at).toISOString())}</span>
        {isNew && whole ? <span className="tag info">{words.isNew}</span> : null}
      </p>
      <p className="meta">
        {heading === null ? (
          place
        ) : (
          <a
            href={`#${heading}`}
            onClick={(event) => {
              event.preventDefault();
              reveal(heading);
            }}
          >
            {place}
          </a>
        )}
      </p>
      {edit.added === '' || !whole ? null : <Words how={words.added} text={edit.added} />}
      {edit.removed === '' || !whole ? null : <Words how={words.removed} text={edit.removed} />}
    </li>
  );
}

function Words({ how, text }: { how: string; text: string }) {
  return (
    <p className="editWords" translate="no">
      <span className="meta">{how}: </span>
      {text}
    </p>
  );
}

function isShown(edit: OthersEdit, show: string, myRoot: string | null): boolean {
  if (show === 'all') return true;
  return show === 'mine' ? edit.root === myRoot : edit.people.some(({ person }) => person === show);
}
