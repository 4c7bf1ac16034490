import type { Home } from '../../shared/wire/convening.ts';
import type { MeetingForm } from './meetingForm.ts';

/** What a group of the form is given. */
export interface GroupProps {
  form: MeetingForm;
  change: (changes: Partial<MeetingForm>) => void;
  /** What is wrong with a field, by its id. */
  wrongAt: (field: string) => string | undefined;
  home: Home;
}
