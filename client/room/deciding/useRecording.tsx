/**
 * A form that records something. What is typed stays in its fields until the server has taken it; pressed without a
 * connection it is sent, as it stands then, when there is one.
 */
import { useEffect, useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useSend } from '../../ui/useSend.ts';
import { useTyped } from '../../ui/useTyped.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface Recording {
  busy: boolean;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What became of the press: refused, waiting, under way. */
  told: ReactNode;
}

export interface RecordingDeeds {
  /** What the form is called, and the key under which what is typed into it is kept. */
  keep: { key: string; title: string };
  /** What the form asks for, in order; null: something is wrong, and stands beside its field. */
  commands: (data: FormData) => Command[] | null;
  /** One of them is carried out. A field may be gone by then, so what was typed comes along. */
  taken?: (command: Command, data: FormData) => void;
  done: (data: FormData, form: HTMLFormElement) => void;
}

export function useRecording(
  room: OpenRoom,
  ref: RefObject<HTMLFormElement | null>,
  { keep, commands, taken, done }: RecordingDeeds,
): Recording {
  const { busy, refusal, send } = useSend<Command>(room);
  const { connected } = useValue(room.connection);
  const [waiting, setWaiting] = useState(false);
  useTyped(room.halfTyped, ref, keep);
  const [wrongs, setWrongs] = useState(0);
  // After the drawing: until then no field is marked.
  useEffect(() => {
    if (wrongs > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input')?.focus();
  }, [ref, wrongs]);
  useEffect(() => {
    if (!waiting) return undefined;
    return room.connection.subscribe(() => {
      if (!room.connection.get().connected) return;
      setWaiting(false);
      ref.current?.requestSubmit();
    });
  }, [ref, room, waiting]);

  async function record(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const asked = commands(data);
    if (asked === null) {
      setWrongs((before) => before + 1);
      return;
    }
    if (!room.connection.get().connected) {
      setWaiting(true);
      say(words.waitsSaid);
      return;
    }
    for (const command of asked) {
      if (!(await send(command))) return;
      taken?.(command, data);
    }
    room.halfTyped.forget(keep.key);
    done(data, form);
  }

  return {
    busy,
    onSubmit(event) {
      event.preventDefault();
      if (!busy) void record(event.currentTarget);
    },
    told: (
      <>
        <Refusal sentence={refusal} />
        {connected ? null : (
          <p className="hint waits">{busy ? words.onItsWay : waiting ? words.waits : words.draftsOffline}</p>
        )}
        {waiting ? (
          <button type="button" className="quiet" onClick={() => setWaiting(false)}>
            {words.waitsNot}
          </button>
        ) : null}
      </>
    ),
  };
}
