/** The frame of every page but the room: whose service, who is signed in, and the way out, in the same place. */
import type { ReactNode } from 'react';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { Skips } from './Skips.tsx';
import './shell.css';

export interface ShellProps {
  /** null: nobody, or not known. */
  who: string | null;
  rehearsal: boolean;
  signOut: () => void;
  children: ReactNode;
}

export function Shell({ who, rehearsal, signOut, children }: ShellProps) {
  return (
    <>
      <Skips label={pageWords.skips} skips={[{ to: 'main', label: pageWords.skipToMain }]} />
      <header className="shell">
        <p className="service">
          <a href="/">{pageWords.service}</a>
        </p>
        {rehearsal ? (
          <p className="shellMark">
            <strong>{words.rehearsalMark}</strong> {words.rehearsalWarning}
          </p>
        ) : null}
        {who === null ? null : (
          <div className="row">
            <span>{who}</span>
            <button type="button" className="quiet" onClick={signOut}>
              {words.signOut}
            </button>
          </div>
        )}
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
