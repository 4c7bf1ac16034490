/** What the page says about the writer's words: one state, worst first. */
export type Saving =
  | { readonly is: 'opening' }
  | { readonly is: 'saved' }
  | { readonly is: 'saving'; readonly changes: number }
  | { readonly is: 'offline'; readonly changes: number }
  | { readonly is: 'held'; readonly changes: number }
  | { readonly is: 'closed'; readonly code: string };

export interface SavingPart {
  readonly unsaved: number;
  readonly joined: boolean;
  readonly connected: boolean;
  readonly held: string | null;
  readonly over: string | null;
}

/** `parts`: one per document that this screen holds; `connected`: the command connection. */
export function savingOf(parts: readonly SavingPart[], connected: boolean): Saving {
  const over = parts.find((part) => part.over !== null)?.over ?? null;
  if (over !== null) return { is: 'closed', code: over };
  const changes = parts.reduce((sum, part) => sum + part.unsaved, 0);
  if (parts.some((part) => part.held !== null && part.unsaved > 0)) return { is: 'held', changes };
  if (parts.length === 0 || parts.some((part) => !part.joined)) return { is: 'opening' };
  const reached = connected && parts.every((part) => part.connected || part.held !== null);
  if (!reached) return { is: 'offline', changes };
  return changes > 0 ? { is: 'saving', changes } : { is: 'saved' };
}

export function sameSaving(a: Saving, b: Saving): boolean {
  if (a.is !== b.is) return false;
  if ('changes' in a && 'changes' in b) return a.changes === b.changes;
  return !('code' in a && 'code' in b) || a.code === b.code;
}
