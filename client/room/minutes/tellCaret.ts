/** Tells others where my caret is while this editor has the focus. Typing moves no relative place, so it tells nothing. */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Timers } from '../../../shared/clock.ts';

/** A held arrow key would tell thirty people thirty times a second. */
const LEAST_MS = 100;

export function tellCaret(awareness: Awareness, timers: Timers): Plugin {
  return new Plugin({
    view(view) {
      let told = '';
      let cancel: (() => void) | null = null;
      const tell = (): void => {
        cancel = null;
        if (view.isDestroyed) return;
        const cursor = view.hasFocus() ? cursorOf(view) : null;
        const next = JSON.stringify(cursor);
        if (next === told || (cursor === null && told === '')) return;
        told = cursor === null ? '' : next;
        awareness.setLocalStateField('cursor', cursor);
      };
      const soon = (): void => {
        cancel ??= timers.after(LEAST_MS, tell);
      };
      view.dom.addEventListener('focusin', soon);
      view.dom.addEventListener('focusout', soon);
      return {
        update: soon,
        destroy() {
          cancel?.();
          view.dom.removeEventListener('focusin', soon);
          view.dom.removeEventListener('focusout', soon);
          if (told !== '') awareness.setLocalStateField('cursor', null);
        },
      };
    },
  });
}

function cursorOf(view: EditorView): { anchor: unknown; head: unknown } | null {
  const sync = ySyncPluginKey.getState(view.state) as { type: Y.XmlFragment; binding: ProsemirrorBinding } | undefined;
  if (!sync || sync.binding.mapping.size === 0) return null;
  const { anchor, head } = view.state.selection;
  const relative = (place: number): unknown =>
    Y.relativePositionToJSON(
      absolutePositionToRelativePosition(place, sync.type, sync.binding.mapping) as Y.RelativePosition,
    );
  return { anchor: relative(anchor), head: relative(head) };
}
