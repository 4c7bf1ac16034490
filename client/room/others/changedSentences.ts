/** What changed between two states of a text, by whole sentences: a list of letters tells nobody what was said. */
export interface Change {
  added: string;
  removed: string;
}

export function changedSentences(before: string, after: string): Change {
  const [old, fresh] = [sentencesOf(before), sentencesOf(after)];
  return { added: without(fresh, old).join(' '), removed: without(old, fresh).join(' ') };
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The same sentence twice is two sentences. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const sentence of taken) left.set(sentence, (left.get(sentence) ?? 0) + 1);
  return all.filter((sentence) => {
    const count = left.get(sentence) ?? 0;
    if (count > 0) left.set(sentence, count - 1);
    return count === 0;
  });
}
