/** One of the two dialogs of the keys. What cannot be fetched is said, and the next press tries again. */
import { useEffect, useState } from 'react';
import { pageWords } from '../../../shared/words/en/page.ts';
import { say } from '../../ui/Announcer.tsx';
import type { KeyListProps } from './KeyList.tsx';
import type * as KeyDialogs from './keyDialogs.ts';

export interface KeyDialogProps extends KeyListProps {
  dialog: 'keys' | 'commands' | null;
}

export function KeyDialog({ dialog, ...props }: KeyDialogProps) {
  const [dialogs, setDialogs] = useState<typeof KeyDialogs | null>(null);
  const { close } = props;
  useEffect(() => {
    if (dialog === null || dialogs !== null) return;
    import('./keyDialogs.ts').then(setDialogs, () => {
      say(pageWords.loadFailed);
      close();
    });
  }, [dialog, dialogs, close]);
  if (dialog === null || dialogs === null) return null;
  if (dialog === 'keys') return <dialogs.KeyList {...props} />;
  return <dialogs.CommandMenu commands={props.commands} close={close} />;
}
