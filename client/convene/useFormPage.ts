/** What every form here does: its title says that something is wrong, and the browser asks before it is thrown away. */
import { useEffect } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';

export function useFormPage(title: string, rehearsal: boolean, { filled, wrong }: { filled: boolean; wrong: boolean }) {
  useEffect(() => {
    const page = pageWords.title(title, rehearsal);
    document.title = wrong ? pageWords.errorTitle(page) : page;
  }, [title, rehearsal, wrong]);
  // The page keeps nothing on the device, so what is filled in would be gone.
  useEffect(() => {
    if (!filled) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [filled]);
}
