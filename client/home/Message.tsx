/** A page that says one thing. */
import type { ReactNode } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import './signIn.css';

export function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="signIn" id="main">
      <p className="service">{pageWords.service}</p>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </main>
  );
}
