/** Opening a personal link signs nobody in: mail filters open links. The code does, once the button is pressed. */
import { useEffect, useRef, useState } from 'react';
import { isId, type InvitationId } from '../../shared/ids.ts';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { signIn } from '../wire/api.ts';
import { signInConvenor } from '../wire/conveningApi.ts';
import { AlreadySignedIn } from './AlreadySignedIn.tsx';
import { CodeForm, type Refused } from './CodeForm.tsx';
import './signIn.css';

/** After these no code of this link is worth typing any more. */
const ENDS = ['invitation-over', 'invitation-replaced', 'code-void'] as const;
type End = (typeof ENDS)[number];

export function titleOf(convenor: boolean): string {
  return convenor ? words.convenorTitle : words.title;
}

export function SignIn({ link, convenor }: { link: string; convenor: boolean }) {
  const [end, setEnd] = useState<End | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (end === null) return;
    document.title = pageWords.title(TITLES[end]);
    heading.current?.focus();
  }, [end]);

  async function send(code: string): Promise<Refused | null> {
    const answered = await (convenor ? asConvenor(link, code) : asInvitee(link, code));
    if (answered.ok) {
      location.assign(answered.value);
      return null;
    }
    const ended = ENDS.find((one) => one === answered.code);
    if (!ended) return answered;
    setEnd(ended);
    return null;
  }

  return (
    <main className="signIn" id="main">
      <p className="service">{pageWords.service}</p>
      <h1 tabIndex={-1} ref={heading}>
        {end === null ? titleOf(convenor) : TITLES[end]}
      </h1>
      {end !== null ? <Over end={end} convenor={convenor} /> : null}
      {end === null && !isId(link) ? <p>{words.brokenLink}</p> : null}
      {end === null && isId(link) ? (
        <>
          <p>{convenor ? words.convenorIntro : words.intro}</p>
          <AlreadySignedIn />
          <CodeForm signIn={send} />
          <p className="hint">{convenor ? words.convenorHelp : words.help}</p>
        </>
      ) : null}
    </main>
  );
}

const TITLES: Readonly<Record<End, string>> = {
  'invitation-over': words.overTitle,
  'invitation-replaced': words.replacedTitle,
  'code-void': words.voidTitle,
};

function Over({ end, convenor }: { end: End; convenor: boolean }) {
  const why: Readonly<Record<End, string>> = {
    'invitation-over': convenor ? words.convenorOver : words.over,
    'invitation-replaced': words.replaced,
    'code-void': words.void,
  };
  return (
    <>
      <p>{why[end]}</p>
      <p>{convenor ? words.convenorAgain : words.askAgain}</p>
    </>
  );
}

type Address = { ok: true; value: string } | Refused;

async function asConvenor(link: string, code: string): Promise<Address> {
  const answered = await signInConvenor(link, code);
  return answered.ok ? { ok: true, value: '/' } : answered;
}

/** Locked minutes are read, without waking the room. */
async function asInvitee(link: string, code: string): Promise<Address> {
  const answered = await signIn(link as InvitationId, code);
  if (!answered.ok) return answered;
  const { meeting, locked } = answered.value;
  return { ok: true, value: locked ? `/m/${meeting}/record` : `/m/${meeting}` };
}
