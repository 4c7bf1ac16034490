/** Two people share a computer: who comes second is told who is signed in, before a code signs the first one out. */
import { useEffect, useState } from 'react';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { signOut } from '../wire/api.ts';
import { readSession, type Session } from '../wire/conveningApi.ts';

export function AlreadySignedIn() {
  const [session, setSession] = useState<Session>({ is: 'nobody' });
  useEffect(() => {
    // Unknown is shown as nobody: the page works without it.
    void readSession().then((answered) => {
      if (answered.ok) setSession(answered.value);
    });
  }, []);
  if (session.is === 'nobody') return null;
  const { name } = session;

  async function leave(): Promise<void> {
    const answered = await signOut();
    if (answered.ok) setSession({ is: 'nobody' });
  }

  return (
    <section className="note" aria-label={words.alreadySomebody}>
      <p>
        {name === null ? words.alreadySomebody : words.alreadyAs(name)} {words.alreadyThen}
      </p>
      <div className="row">
        <button type="button" className="quiet" onClick={() => void leave()}>
          {words.signOut}
        </button>
        {session.is === 'invited' ? (
          <a href={`/m/${session.meeting}`}>{words.alreadyGo}</a>
        ) : (
          <a href="/">{words.alreadyHome}</a>
        )}
      </div>
    </section>
  );
}
