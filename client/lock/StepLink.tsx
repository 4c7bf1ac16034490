/** A link to another page of this meeting, without loading it anew. */
import type { MouseEvent, ReactNode } from 'react';
import { goTo } from '../ui/usePage.ts';

interface StepLinkProps {
  to: string;
  className?: string;
  /** Where several links show the same words: what this one leads to. Begins with the words shown. */
  label?: string;
  children: ReactNode;
}

export function StepLink({ to, className, label, children }: StepLinkProps) {
  return (
    <a href={to} className={className} aria-label={label} onClick={follow}>
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
