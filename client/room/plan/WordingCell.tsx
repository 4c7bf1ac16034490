/** What is to be done, as everybody words it together; and what is in force where that differs (C9, C15). */
import { useState } from 'react';
import * as Y from 'yjs';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { say } from '../../ui/Announcer.tsx';
import { BoundText } from './BoundText.tsx';
import type { LineProps } from './PlanRoom.ts';
import { suggestionLine, suggestionOf, takeSuggestion } from './suggestion.ts';

/** Longer than this is said below the field; it is never cut off. */
const LONG = 400;

export function WordingCell(props: LineProps) {
  const { line, mayWrite, doc, writers } = props;
  const { row, action, number } = line;
  const writes = mayWrite && row !== null && !action?.withdrawn;
  const wording = row?.text ?? action?.text ?? '';
  const writer = writers.get(row?.textLetters[0]?.[0] ?? -1)?.name;
  return (
    <>
      {writes ? (
        <SharedWording {...props} />
      ) : (
        <p translate="no">{wording.trim() === '' ? words.emptyAction : wording}</p>
      )}
      {!writes && (row?.purpose ?? action?.purpose) ? (
        <p className="meta" translate="no">
          {row?.purpose ?? action?.purpose}
        </p>
      ) : null}
      {writer ? <p className="meta">{words.addedBy(writer)}</p> : null}
      {writes && wording.length >= LONG ? <p className="meta">{words.lettersLeft(wording.length)}</p> : null}
      <Suggested {...props} />
      <Later {...props} key={`${doc.clientID}-${number}`} />
    </>
  );
}

function SharedWording({ line, doc }: LineProps) {
  const [asked, setAsked] = useState(false);
  const shared: unknown = doc.getMap(PLAN_ROOT).get(line.id);
  if (!(shared instanceof Y.Map)) return null;
  const text: unknown = shared.get('text');
  const purpose: unknown = shared.get('purpose');
  const showsPurpose = asked || (line.row?.purpose ?? '') !== '';
  return (
    <>
      {text instanceof Y.Text ? (
        <BoundText
          text={text}
          id={`text-${line.id}`}
          label={words.text(line.number)}
          row={line.id}
          field="text"
          mayWrite
        />
      ) : null}
      {purpose instanceof Y.Text && showsPurpose ? (
        <>
          <label htmlFor={`purpose-${line.id}`} className="small">
            {words.purposeLabel}
          </label>
          <BoundText
            text={purpose}
            id={`purpose-${line.id}`}
            label={words.purposeOf(line.number)}
            row={line.id}
            field="purpose"
            mayWrite
          />
        </>
      ) : (
        <button type="button" className="link" aria-label={words.purposeOf(line.number)} onClick={() => setAsked(true)}>
          {words.purposeLabel}
        </button>
      )}
    </>
  );
}

function Suggested(props: LineProps) {
  const { line, folded, mayGive } = props;
  const suggestion = suggestionOf(line, props);
  if (!suggestion) return null;
  return (
    <div className="suggested">
      <p>{suggestionLine(suggestion, folded.meeting)}</p>
      {mayGive ? (
        <button
          type="button"
          className="quiet"
          aria-label={words.useSuggestionName(line.number)}
          onClick={() => takeSuggestion(line, props)}
        >
          {words.useSuggestion}
        </button>
      ) : null}
    </div>
  );
}

/** The words were changed since the action was given: the given ones stay in force until the chair takes the new ones over. */
function Later({ line, mayGive, doc, writers, giving }: LineProps) {
  const { row, action, number, id } = line;
  const differs =
    row !== null && action !== null && (row.text !== action.text || row.purpose !== (action.purpose ?? ''));
  if (!differs || action.withdrawn || line.chosen?.sending) return null;
  const by = writers.get(row.textLetters.at(-1)?.[0] ?? -1)?.name;

  function takeOver(): void {
    if (!action?.owner) return;
    giving.choose(id, action.owner, null, action.note);
    say(words.tookOver(number));
  }

  return (
    <div className="note later">
      <p>{by ? words.changedSinceBy(by) : words.changedSince}</p>
      <p className="meta">{words.inForce}</p>
      <p translate="no">{action.text}</p>
      {mayGive ? (
        <div className="row">
          <button type="button" className="quiet" aria-label={words.takeOverName(number)} onClick={takeOver}>
            {words.takeOver}
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={words.putBackName(number)}
            onClick={() => {
              putBack(doc, id, action.text, action.purpose ?? '');
              say(words.wasPutBack(number));
            }}
          >
            {words.putBack}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function putBack(doc: Y.Doc, row: string, text: string, purpose: string): void {
  const shared: unknown = doc.getMap(PLAN_ROOT).get(row);
  if (!(shared instanceof Y.Map)) return;
  doc.transact(() => {
    for (const [key, words] of [
      ['text', text],
      ['purpose', purpose],
    ] as const) {
      const now: unknown = shared.get(key);
      if (!(now instanceof Y.Text) || now.toJSON() === words) continue;
      now.delete(0, now.length);
      now.insert(0, words);
    }
  });
}
