/** Opening the link signs nobody in: mail filters open links. The code does, once the button is pressed. */
import { useId, useRef, useState, type FormEvent } from 'react';
import { isId, type InvitationId } from '../../shared/ids.ts';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { signIn } from '../wire/api.ts';
import './signIn.css';

const CODE_LENGTH = 8;

export function SignIn({ invitation }: { invitation: string }) {
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
    const answered = await signIn(invitation as InvitationId, code);
    if (answered.ok) {
      location.assign(`/m/${answered.value.meeting}`);
      return;
    }
    setBusy(false);
    refuse(answered.sentence ?? (answered.code === 'no-connection' ? pageWords.noConnection : pageWords.cannotSay));
  }

  return (
    <main className="signIn" id="main">
      <p className="service">{pageWords.service}</p>
      <h1>{words.title}</h1>
      {isId(invitation) ? (
        <>
          <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
          <p>{words.intro}</p>
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
          <p className="hint">{words.help}</p>
        </>
      ) : (
        <p>{words.brokenLink}</p>
      )}
    </main>
  );
}
