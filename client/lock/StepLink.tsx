/** A link to another page of this meeting, without loading it anew. */
import type { MouseEvent, ReactNode } from 'react';
import { goTo } from '../ui/usePage.ts';

export function StepLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  );
}

function follow(event: MouseEvent<HTMLAnchorElement>): void {
  // A new tab or window is the browser's business.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  const { pathname, hash } = event.currentTarget;
  goTo(pathname + hash);
}
