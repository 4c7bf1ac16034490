/** Whose words they are and who took them down, as a sentence. */
import { decidingWords as words } from '../../shared/words/en/deciding.ts';
import { timeOf } from './times.ts';

interface Said {
  speaker: string;
  recordedBy: string;
  at: string;
}

/** `nameOf`: the name of a person of this meeting. */
export function saidLine({ speaker, recordedBy, at }: Said, nameOf: (person: string) => string): string {
  if (speaker === recordedBy) return words.saidBy(nameOf(speaker), timeOf(at));
  return words.saidByRecordedBy(nameOf(speaker), nameOf(recordedBy), timeOf(at));
}
