/** What is wrong with a form, at its top, with a way to each field; takes focus when it appears or changes. */
import { useEffect, useRef } from 'react';

export interface Wrong {
  /** Id of the field; null where no field is to blame. */
  field: string | null;
  sentence: string;
}

export function ErrorSummary({ title, wrongs }: { title: string; wrongs: readonly Wrong[] }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wrongs.length > 0) ref.current?.focus();
  }, [wrongs]);
  if (wrongs.length === 0) return null;
  return (
    <div className="note danger" ref={ref} role="alert" tabIndex={-1} aria-labelledby="wrong-title">
      <h2 id="wrong-title">{title}</h2>
      <ul>
        {wrongs.map(({ field, sentence }) => (
          <li key={sentence}>{field === null ? sentence : <a href={`#${field}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
