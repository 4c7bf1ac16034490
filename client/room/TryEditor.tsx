/** The room's own editor on a document that nobody else has: to learn it before it matters (never sent, never kept). */
import { useLayoutEffect, useRef } from 'react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { lobbyWords as words } from '../../shared/words/en/lobby.ts';
import { say } from '../ui/Announcer.tsx';
import { browserTimers } from '../wire/ambient.ts';
import { createEditor } from './minutes/createEditor.ts';
import './minutes/editor.css';

const ROOT = 'try';
const nothing = (): void => {};

export function TryEditor({ meeting }: { meeting: Meeting }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(meeting);
  useLayoutEffect(() => {
    latest.current = meeting;
  });
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    const editor = createEditor(place.current, {
      doc,
      awareness,
      root: ROOT,
      label: words.tryLabel,
      watchUndo: nothing,
      holdBack: () => nothing,
      timers: browserTimers,
      meetings: { get: () => latest.current, subscribe: () => nothing },
      speaker: () => null,
      addAction: null,
      leave: () => document.getElementById('try')?.focus(),
      toToolbar: nothing,
      whoWrote: nothing,
      toSpeakers: nothing,
      tooLarge: nothing,
      say,
      changed: nothing,
    });
    return () => {
      editor.destroy();
      awareness.destroy();
      doc.destroy();
    };
  }, []);
  return (
    <details className="more">
      <summary id="try">{words.tryIt}</summary>
      <p className="hint">{words.tryHint}</p>
      <div className="editorFrame" ref={place} />
    </details>
  );
}
