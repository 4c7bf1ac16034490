/** A chosen file as text, before it is sent anywhere. */
import { conveneWords as words } from '../../shared/words/en/convene.ts';

/** The server takes no more, and no meeting is longer. */
const MOST_BYTES = 2_000_000;

export async function readTextFile(
  chosen: FormDataEntryValue | null,
): Promise<{ ok: true; text: string } | { ok: false; sentence: string }> {
  if (!(chosen instanceof File) || chosen.name === '') return { ok: false, sentence: words.chooseFile };
  if (chosen.size > MOST_BYTES) return { ok: false, sentence: words.fileTooLarge };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer()) };
  } catch {
    return { ok: false, sentence: words.fileNotText };
  }
}
