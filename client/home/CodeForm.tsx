/** One code, typed or pasted as people do, with what is wrong beside it and a summary on top. */
import { useId, useRef, useState, type FormEvent } from 'react';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { numberIn, sentenceFor, type Answered } from '../wire/api.ts';

const CODE_LENGTH = 8;

export type Refused = Extract<Answered<never>, { ok: false }>;

export interface CodeFormProps {
  /** Resolves with a refusal, or null where the page goes on elsewhere. */
  signIn: (code: string) => Promise<Refused | null>;
}

export function CodeForm({ signIn }: CodeFormProps) {
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const field = useId();
  const refuse = (sentence: string): void => setWrongs([{ field, sentence }]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const code = (input.current?.value ?? '').replace(/[\s-]/g, '').toUpperCase();
    if (code === '') return refuse(words.enterCode);
    if (code.length !== CODE_LENGTH) return refuse(words.codeLength);
    setBusy(true);
    const refused = await signIn(code);
    if (!refused) return;
    setBusy(false);
    const left = numberIn(refused, 'left');
    refuse([sentenceFor(refused), ...(left === null ? [] : [words.left(left)])].join(' '));
  }

  return (
    <>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="field short">
          <label htmlFor={field}>{words.code}</label>
          <p className="hint" id={`${field}-hint`}>
            {words.codeHint}
          </p>
          {wrongs[0] ? (
            <p className="wrong" id={`${field}-wrong`}>
              {wrongs[0].sentence}
            </p>
          ) : null}
          <input
            ref={input}
            id={field}
            className="code"
            aria-describedby={wrongs[0] ? `${field}-hint ${field}-wrong` : `${field}-hint`}
            aria-invalid={wrongs[0] ? true : undefined}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={24}
          />
        </div>
        <button type="submit" aria-disabled={busy}>
          {busy ? words.signingIn : words.signIn}
        </button>
      </form>
    </>
  );
}
