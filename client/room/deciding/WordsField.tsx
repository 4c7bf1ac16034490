/** Which words of the minutes a decision rests on: selected in the minutes, or picked from a list of sentences. */
import { useState } from 'react';
import type { IdRange } from '../../../shared/document/readBlocks.ts';
import { isRestrictedDocument, SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { selectedWords } from '../../wire/selectedWords.ts';
import type { Within } from './PanelProps.ts';
import { passagesOf, stretchOf, type Passage } from './sentences.ts';

export interface Chosen {
  text: string;
  letters: IdRange[];
}

export interface WordsFieldProps extends Within {
  chosen: Chosen | null;
  choose: (chosen: Chosen | null) => void;
}

export function WordsField({ room, folded, chosen, choose }: WordsFieldProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const [passages, setPassages] = useState<Passage[]>([]);

  function takeSelected(): void {
    const selected = selectedWords(room);
    // What only some may read must not be repeated where everybody reads.
    const restricted = selected !== null && isRestrictedDocument(selected.document);
    const found = selected !== null && selected.text.trim() !== '' && !restricted;
    setWrong(found ? null : restricted ? words.linkRestricted : words.linkSelectFirst);
    if (!found) return;
    choose({ text: selected.text, letters: selected.letters });
    say(words.linked);
  }

  return (
    <fieldset className="restsOn">
      <legend>{words.restsOnAsk}</legend>
      <p className="hint">{words.restsOnHint}</p>
      {chosen === null ? null : <blockquote translate="no">{chosen.text}</blockquote>}
      <div className="row">
        <button type="button" className="quiet" onClick={takeSelected}>
          {words.linkSelected}
        </button>
        {chosen === null ? null : (
          <button type="button" className="quiet" onClick={() => choose(null)}>
            {words.linkNone}
          </button>
        )}
      </div>
      <div role="alert">{wrong === null ? null : <p className="wrong">{wrong}</p>}</div>
      <details
        className="more"
        onToggle={({ currentTarget }) => {
          const doc = room.documents.get().get(SHARED_DOCUMENT)?.get().doc;
          setPassages(currentTarget.open && doc ? passagesOf(doc, folded.meeting) : []);
        }}
      >
        <summary>{words.linkPick}</summary>
        <p className="hint">{passages.length === 0 ? words.linkNothing : words.linkPickHint}</p>
        {passages.map((passage) => (
          <Sentences key={passage.root} passage={passage} chosen={chosen} choose={choose} />
        ))}
      </details>
    </fieldset>
  );
}

/** The first and the last that are ticked, and what stands between them. */
function Sentences({ passage, chosen, choose }: Pick<WordsFieldProps, 'chosen' | 'choose'> & { passage: Passage }) {
  const has = (n: number): boolean => isIn(passage.sentences[n]?.ownLetters[0], chosen);
  function tick(n: number): void {
    const ticked = passage.sentences.flatMap((_, at) => (has(at) ? [at] : []));
    // One that is ticked already ends the stretch before it.
    const next = ticked.includes(n) ? ticked.filter((at) => at < n) : [...ticked, n];
    choose(next.length === 0 ? null : stretchOf(passage, Math.min(...next), Math.max(...next)));
  }
  return (
    <fieldset>
      <legend>{passage.place}</legend>
      {passage.sentences.map(({ text }, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- a list as it stood when it was opened
        <label className="choice" key={n} translate="no">
          <input type="checkbox" checked={has(n)} onChange={() => tick(n)} /> {text}
        </label>
      ))}
    </fieldset>
  );
}

function isIn(letter: IdRange | undefined, chosen: Chosen | null): boolean {
  if (!letter || !chosen) return false;
  return chosen.letters.some(([client, from, to]) => client === letter[0] && letter[1] >= from && letter[1] < to);
}
