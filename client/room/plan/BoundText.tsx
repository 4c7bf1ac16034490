/**
 * A plain text field on shared text. Every key sends the smallest change; what others type appears around the caret
 * without moving it. While an input method is composing, others' changes to this field wait: they would end it.
 */
import { simpleDiffStringWithCursor } from 'lib0/diff';
import { useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { isText } from '../../../shared/document/schema.ts';

type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

export interface BoundTextProps {
  text: Y.Text;
  label: string;
  mayWrite: boolean;
  id: string;
  /** Which action and which of its fields, so that focus can go to the same field of another one. */
  row: string;
  field: 'text' | 'purpose';
}

export function BoundText({ text, label, mayWrite, id, row, field: name }: BoundTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => (field.current ? bind(field.current, text) : undefined), [text]);
  return (
    <textarea
      ref={field}
      id={id}
      aria-label={label}
      data-row={row}
      data-field={name}
      rows={1}
      readOnly={!mayWrite}
      spellCheck={false}
      translate="no"
      autoComplete="off"
      data-gramm="false"
    />
  );
}

function bind(field: HTMLTextAreaElement, text: Y.Text): () => void {
  let shown = text.toJSON();
  let composing = false;
  let missed: Delta[] = [];
  field.value = shown;
  field.setAttribute('writingsuggestions', 'false');

  const send = (): void => {
    const typed = clean(field.value);
    const { index, remove, insert } = simpleDiffStringWithCursor(shown, typed, field.selectionEnd);
    const at = missed.reduce((place, delta) => moved(place, delta), index);
    if (remove > 0 || insert !== '') {
      text.doc?.transact(() => {
        if (remove > 0) text.delete(at, Math.min(remove, text.length - at));
        if (insert !== '') text.insert(at, insert);
      }, field);
    }
    missed = [];
    show(at + insert.length);
  };
  const show = (caret: number): void => {
    shown = text.toJSON();
    if (field.value === shown) return;
    field.value = shown;
    if (document.activeElement === field) field.setSelectionRange(caret, caret);
  };
  const typed = (): void => {
    if (!composing) send();
  };
  const begin = (): void => {
    composing = true;
  };
  const finish = (): void => {
    composing = false;
    send();
  };
  const changed = (event: Y.YTextEvent): void => {
    if (event.transaction.origin === field) return;
    const delta = event.delta as Delta;
    if (composing) {
      missed.push(delta);
      return;
    }
    const { selectionStart, selectionEnd } = field;
    shown = text.toJSON();
    field.value = shown;
    if (document.activeElement === field)
      field.setSelectionRange(moved(selectionStart, delta), moved(selectionEnd, delta));
  };

  field.addEventListener('input', typed);
  field.addEventListener('compositionstart', begin);
  field.addEventListener('compositionend', finish);
  text.observe(changed);
  return () => {
    field.removeEventListener('input', typed);
    field.removeEventListener('compositionstart', begin);
    field.removeEventListener('compositionend', finish);
    text.unobserve(changed);
  };
}

/** Where a place in the old text lies in the new one; what is inserted exactly there comes after it. */
export function moved(place: number, delta: Delta): number {
  let at = 0;
  let now = place;
  for (const { retain, insert, delete: removed } of delta) {
    if (retain !== undefined) at += retain;
    else if (typeof insert === 'string') {
      if (at < now) now += insert.length;
      at += insert.length;
    } else if (removed !== undefined && at < now) now -= Math.min(removed, now - at);
  }
  return now;
}

function clean(typed: string): string {
  return isText(typed) ? typed : Array.from(typed).filter(isText).join('');
}
