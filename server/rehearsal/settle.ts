import type { DocumentId } from '../../shared/ids.ts';
import type { Actor } from './Actor.ts';
import { Stopped } from './stopping.ts';

export type Screen = Pick<Actor, 'saved' | 'refusals' | 'loseConnection' | 'regainConnection'>;

/**
 * Resolves when all that was typed is on disk; `seen` refusals were seen to before, and the answer is how many are now.
 * A gap (letters that overtook those typed while nobody was connected) is sent again, as any client does; nothing else
 * may be refused.
 */
export async function settle(screen: Screen, document: DocumentId, seen: number): Promise<number> {
  await screen.saved(document);
  const refusals = screen.refusals.slice(seen);
  const refused = refusals.find((code) => code !== 'gap');
  if (refused !== undefined) throw new Stopped(`words were refused: ${refused}`);
  if (refusals.length === 0) return seen;
  screen.loseConnection(document);
  screen.regainConnection(document);
  return settle(screen, document, seen + refusals.length);
}
