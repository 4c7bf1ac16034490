/**
 * Nothing that somebody else does to the plan takes the focus. React itself keeps it in a row that moves; a field that
 * goes away hands it to the same field of the next action, and one sentence says so. It never falls to the page's top.
 */
import { Component, createRef, type ReactNode } from 'react';
import { say } from '../../ui/Announcer.tsx';

interface KeepFocusProps {
  /** Ids of the actions in the order in which they stand. */
  order: readonly string[];
  /** Where the focus goes if no action is left. */
  heading: string;
  /** What is said when it had to move; `to` is null for the heading. */
  sentence: (from: string, to: string | null) => string;
  children: ReactNode;
}

interface Held {
  element: HTMLElement;
  order: readonly string[];
}

export class KeepFocus extends Component<KeepFocusProps> {
  readonly #frame = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(before: KeepFocusProps): Held | null {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || !this.#frame.current?.contains(element)) return null;
    return { element, order: before.order };
  }

  override componentDidUpdate(_props: KeepFocusProps, _state: unknown, held: Held | null): void {
    if (!held || held.element.isConnected) return;
    // Somebody's own key moved the focus on, in the same update.
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const { element, order } = held;
    const from = element.dataset['row'] ?? element.closest<HTMLElement>('[data-line]')?.dataset['line'];
    if (from !== undefined) this.#toNext(from, element.dataset['field'] ?? 'text', order);
  }

  #toNext(from: string, field: string, order: readonly string[]): void {
    const at = order.indexOf(from);
    const others = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()];
    const next = others.find((row) => this.#field(row, field) !== null) ?? null;
    const target = next === null ? document.getElementById(this.props.heading) : this.#field(next, field);
    target?.focus({ preventScroll: true });
    say(this.props.sentence(from, next));
  }

  #field(row: string, field: string): HTMLElement | null {
    const where = `[data-row="${CSS.escape(row)}"][data-field="${CSS.escape(field)}"]`;
    return this.#frame.current?.querySelector<HTMLElement>(where) ?? null;
  }

  override render(): ReactNode {
    return <div ref={this.#frame}>{this.props.children}</div>;
  }
}
