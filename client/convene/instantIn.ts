/** Two native fields as one instant in the meeting's place. */
import { londonInstant } from '../ui/londonInstant.ts';

/** null: both are empty; `half`: one is; `bad`: there is no such time. */
export function instantIn(date: string, time: string): { instant: string } | null | 'half' | 'bad' {
  if (date === '' && time === '') return null;
  if (date === '' || time === '') return 'half';
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d/.test(time)) return 'bad';
  if (Number.isNaN(Date.parse(`${date}T${time.slice(0, 5)}:00Z`))) return 'bad';
  return { instant: londonInstant(date, time.slice(0, 5)) };
}
