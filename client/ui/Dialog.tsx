/** A native dialog: the browser holds the focus in it and gives it back, Esc closes it. It brings its own announcer. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { Announcer } from './Announcer.tsx';

export interface DialogProps {
  title: string;
  close: () => void;
  children: ReactNode;
}

export function Dialog({ title, close, children }: DialogProps) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <Announcer within={`-${id}`} />
      <div className="dialogHead">
        <h2 id={id}>{title}</h2>
        <button type="button" className="quiet" onClick={close}>
          {pageWords.close}
        </button>
      </div>
      {children}
    </dialog>
  );
}
