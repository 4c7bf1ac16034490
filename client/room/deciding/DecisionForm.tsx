/** Records a decision or changes one; what was typed stays until the server has taken it. */
import { useId, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import type { IdRange } from '../../../shared/document/readBlocks.ts';
import { SHARED_DOCUMENT, type ChildId, type DocumentId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Decision, Meeting } from '../../../shared/rules/meeting.ts';
import { unexplainedAgencies } from '../../../shared/rules/unexplainedAgencies.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { textIn } from '../../ui/textIn.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { addToPlan } from './addToPlan.ts';
import type { PanelProps } from './PanelProps.ts';
import { agencyNames, QuorumQuestion } from './QuorumQuestion.tsx';
import { standingWords } from './sentences.ts';
import { useRecording } from './useRecording.tsx';
import { WordsField, type Chosen } from './WordsField.tsx';

interface Typed {
  children: ChildId[];
  outcome: string;
  text: string;
  rationale: string;
}

type Wrongs = Partial<Record<keyof Typed | 'quorum', string>>;

export interface DecisionFormProps extends Pick<PanelProps, 'room' | 'folded' | 'newRow'> {
  /** null: a new one. */
  decision: Decision | null;
  done?: () => void;
}

export function DecisionForm({ room, folded, newRow, decision, done }: DecisionFormProps) {
  const { meeting } = folded;
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const key = decisionKey(decision);
  const picked = restsOn(room);
  const [chosen, setChosenHere] = useState(() => picked.get(key) ?? wordsBefore(room, decision));
  const setChosen = (next: Chosen | null): void => {
    if (next) picked.set(key, next);
    else picked.delete(key);
    setChosenHere(next);
  };
  const [ticked, setTicked] = useState(() => firstTicked(meeting, decision));
  const agencies = unexplainedAgencies(meeting);
  const form = useRef<HTMLFormElement>(null);
  const title = decision ? words.changeName(decision.number) : words.newDecision;
  const recording = useRecording(room, form, {
    keep: { key, title },
    commands(data) {
      const typed = read(data);
      const reason = textIn(data, 'quorum');
      const found: Wrongs = {
        ...missing(typed, Object.keys(meeting.children).length > 0),
        ...(agencies.length > 0 && reason === '' ? { quorum: words.missingQuorum } : {}),
      };
      setWrongs(found);
      if (Object.keys(found).length > 0) return null;
      const rests = chosen === null ? {} : { words: { document: SHARED_DOCUMENT, ranges: chosen.letters } };
      return [
        ...agencies.map((agency): Command => ({ type: 'quorumReason', agency, text: reason })),
        ...(decision ? [change(decision, { ...typed, ...rests }, data)] : eachChild({ ...typed, ...rests })),
      ];
    },
    taken(command, data) {
      if (command.type === 'quorumReason') bringIn(command.agency, textIn(data, 'broughtIn'));
      // What is recorded for one child is not recorded again when the next one is refused.
      if (command.type === 'recordDecision')
        setTicked((before) => before.filter((child) => !command.children.includes(child)));
    },
    done(data, at) {
      at.reset();
      setTicked(firstTicked(meeting, decision));
      setChosenHere(null);
      picked.delete(key);
      say(decision ? words.changeRecorded : words.decisionsRecorded(Math.max(1, data.getAll('children').length)));
      done?.();
    },
  });

  function giveUp(): void {
    room.halfTyped.forget(key);
    picked.delete(key);
    done?.();
  }

  function bringIn(agency: string | null, when: string): void {
    if (when !== '' && agency !== null)
      addToPlan({ room, newRow }, words.bringIn(agencyNames(meeting, [agency]), when));
  }

  return (
    <form ref={form} onSubmit={recording.onSubmit} aria-label={title} noValidate>
      <h3>{title}</h3>
      <Children {...{ meeting, ticked, setTicked }} each={decision === null} wrong={wrongs.children} />
      <Field label={words.outcome} wrong={wrongs.outcome}>
        {(described) => (
          <select {...described} name="outcome" defaultValue={decision?.outcome ?? ''}>
            <option value="">{words.chooseOutcome}</option>
            {meeting.template.outcomes.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.decisionText} wrong={wrongs.text}>
        {(described) => (
          <textarea {...described} name="text" defaultValue={decision?.text} spellCheck={false} translate="no" />
        )}
      </Field>
      <Field label={words.rationale} hint={words.rationaleHint} wrong={wrongs.rationale}>
        {(described) => (
          <textarea
            {...described}
            name="rationale"
            defaultValue={decision?.rationale}
            spellCheck={false}
            translate="no"
          />
        )}
      </Field>
      {decision ? (
        <Field label={words.changeWhy}>
          {(described) => <textarea {...described} name="why" spellCheck={false} translate="no" />}
        </Field>
      ) : null}
      <WordsField {...{ room, folded, chosen }} choose={setChosen} />
      <QuorumQuestion {...{ meeting, agencies }} wrong={wrongs.quorum} />
      {recording.told}
      <div className="row">
        <button type="submit" aria-disabled={recording.busy}>
          {decision ? words.saveChange : words.recordForChildren(ticked.length)}
        </button>
        {decision ? (
          <button type="button" className="quiet" onClick={giveUp}>
            {words.cancelChange}
          </button>
        ) : null}
      </div>
    </form>
  );
}

export function decisionKey(decision: Decision | null): string {
  return `decision ${decision?.id ?? ''}`;
}

const chosenWords = new WeakMap<OpenRoom, Map<string, Chosen>>();

/** What was picked for a form that is not sent yet: kept as long as what is typed into it. */
function restsOn(room: OpenRoom): Map<string, Chosen> {
  const known = chosenWords.get(room) ?? new Map<string, Chosen>();
  chosenWords.set(room, known);
  return known;
}

/** A household child is considered; a decision is due for each subject. */
function firstTicked({ children }: Meeting, decision: Decision | null): ChildId[] {
  return decision?.children ?? Object.values(children).flatMap(({ id, role }) => (role === 'subject' ? id : []));
}

interface ChildrenProps {
  meeting: Meeting;
  ticked: readonly ChildId[];
  setTicked: Dispatch<SetStateAction<ChildId[]>>;
  /** One decision is recorded for each of them. */
  each: boolean;
  wrong: string | undefined;
}

function Children({ meeting, ticked, setTicked, each, wrong }: ChildrenProps) {
  const id = useId();
  const children = Object.values(meeting.children);
  if (children.length === 0) return null;
  return (
    <fieldset data-wrong={wrong === undefined ? undefined : ''} aria-describedby={wrong === undefined ? undefined : id}>
      <legend>{words.children}</legend>
      {each && children.length > 1 ? <p className="hint">{words.childrenHint}</p> : null}
      {wrong === undefined ? null : (
        <p className="wrong" id={id}>
          {wrong}
        </p>
      )}
      {children.map((child) => (
        <label className="choice" key={child.id}>
          <input
            type="checkbox"
            name="children"
            value={child.id}
            checked={ticked.includes(child.id)}
            onChange={({ target }) =>
              setTicked((before) => (target.checked ? [...before, child.id] : before.filter((one) => one !== child.id)))
            }
          />{' '}
          {child.initials}
        </label>
      ))}
    </fieldset>
  );
}

type Recorded = Typed & { words?: { document: DocumentId; ranges: IdRange[] } };

/** C20: a decision is about one child. The same one for several is one for each of them. */
function eachChild(recorded: Recorded): Command[] {
  if (recorded.children.length === 0) return [{ type: 'recordDecision', ...recorded }];
  return recorded.children.map((child) => ({ type: 'recordDecision', ...recorded, children: [child] }));
}

function change({ id, version }: Decision, recorded: Recorded, data: FormData): Command {
  const why = textIn(data, 'why');
  return { type: 'changeDecision', id, expectedVersion: version, ...recorded, why: why === '' ? null : why };
}

/** A changed decision goes on resting on the same words unless others are chosen. */
function wordsBefore(room: OpenRoom, decision: Decision | null): Chosen | null {
  const named = decision?.words;
  const doc = room.documents.get().get(SHARED_DOCUMENT)?.get().doc;
  if (!named || named.document !== SHARED_DOCUMENT || !doc) return null;
  const meeting = room.folded.get()?.meeting;
  const text = meeting ? standingWords(doc, meeting, named.ranges).text : '';
  return { text, letters: named.ranges };
}

function read(data: FormData): Typed {
  return {
    children: data.getAll('children').map((child) => child as ChildId),
    outcome: textIn(data, 'outcome'),
    text: textIn(data, 'text'),
    rationale: textIn(data, 'rationale'),
  };
}

/** A decision without reasons would be recorded, and would stop the lock: it is said here, at once. */
function missing(typed: Typed, hasChildren: boolean): Partial<Record<keyof Typed, string>> {
  return {
    ...(hasChildren && typed.children.length === 0 ? { children: words.missingChildren } : {}),
    ...(typed.outcome === '' ? { outcome: words.chooseOutcome } : {}),
    ...(typed.text === '' ? { text: words.missingText } : {}),
    ...(typed.rationale === '' ? { rationale: words.missingRationale } : {}),
  };
}
