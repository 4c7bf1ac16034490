/** Asked once, at the first decision (C10): why it is made without those who should be here. It holds nothing up. */
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { Field } from '../../ui/Field.tsx';
import { labelIn } from '../../ui/labelIn.ts';

export interface QuorumQuestionProps {
  meeting: Meeting;
  agencies: readonly string[];
  wrong: string | undefined;
}

export function QuorumQuestion({ meeting, agencies, wrong }: QuorumQuestionProps) {
  if (agencies.length === 0) return null;
  const missing = agencyNames(meeting, agencies);
  return (
    <div className="note warn">
      <fieldset>
        <legend>{words.quorumTitle}</legend>
        <p>{words.quorumBody(missing)}</p>
        <Field label={words.quorumWhy(missing)} hint={words.quorumHint} wrong={wrong}>
          {(described) => <textarea {...described} name="quorum" rows={2} spellCheck={false} translate="no" />}
        </Field>
        <Field label={words.quorumWhen} hint={words.quorumWhenHint}>
          {(described) => (
            <input
              {...described}
              name="broughtIn"
              autoComplete="off"
              spellCheck={false}
              translate="no"
              maxLength={200}
            />
          )}
        </Field>
      </fieldset>
    </div>
  );
}

export function agencyNames({ template }: Meeting, agencies: readonly string[]): string {
  return roomWords.and(agencies.map((agency) => labelIn(template.agencies, agency)));
}
