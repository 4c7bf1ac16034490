/** The frame of every page of convening: who convenes, asked once; whoever is not signed in as one is sent home. */
import { useEffect, useState, type ReactNode } from 'react';
import type { Home } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { homeWords } from '../../shared/words/en/home.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { runsRehearsals } from '../ui/runsRehearsals.ts';
import { Shell } from '../ui/Shell.tsx';
import { sentenceFor, signOut } from '../wire/api.ts';
import { readHome, readSession } from '../wire/conveningApi.ts';
import './convene.css';

type Loaded = { is: 'loading' } | { is: 'failed'; sentence: string } | { is: 'here'; home: Home };

export function ConvenorPage({ title, children }: { title: string; children: (home: Home) => ReactNode }) {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' });
  useEffect(() => {
    void load().then(setLoaded);
  }, []);
  const home = loaded.is === 'here' ? loaded.home : null;
  return (
    <Shell
      who={home && homeWords.signedInAs(home.me.name, home.me.organisation)}
      rehearsal={home?.rehearsal ?? runsRehearsals()}
      signOut={() => void signOut().then(() => location.assign('/'))}
    >
      <a className="back" href="/">
        {words.back}
      </a>
      <h1 tabIndex={-1}>{title}</h1>
      {home ? children(home) : null}
      {loaded.is === 'loading' ? <output>{pageWords.loading}</output> : null}
      {loaded.is === 'failed' ? <p role="alert">{loaded.sentence}</p> : null}
    </Shell>
  );
}

async function load(): Promise<Loaded> {
  const session = await readSession();
  if (session.ok && session.value.is !== 'convenor') location.replace('/');
  const home = session.ok ? await readHome() : session;
  return home.ok ? { is: 'here', home: home.value } : { is: 'failed', sentence: sentenceFor(home) };
}
