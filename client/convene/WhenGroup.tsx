import { FORMATS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { dateFieldOf } from '../ui/times.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { DateAndTime } from './DateAndTime.tsx';
import { FormLine } from './FormLine.tsx';
import type { GroupProps } from './GroupProps.ts';

const DAY_MS = 24 * 60 * 60_000;
const LONGEST_LINK = 1_000;

export function WhenGroup(group: GroupProps) {
  const { form, change, wrongAt } = group;
  const onDay = (daysAhead: number) => (): void =>
    change({ date: dateFieldOf(new Date(Date.now() + daysAhead * DAY_MS).toISOString()) });
  return (
    <section className="sheet" aria-labelledby="when">
      <h2 id="when">{words.when}</h2>
      <p className="hint">{words.whenHint}</p>
      <DateAndTime
        dateId="date"
        timeId="time"
        dateLabel={words.date}
        timeLabel={words.time}
        date={form.date}
        time={form.time}
        wrongAt={wrongAt}
        change={(date, time) => change({ date, time })}
      />
      <div className="row below">
        <button type="button" className="quiet" onClick={onDay(0)}>
          {words.today}
        </button>
        <button type="button" className="quiet" onClick={onDay(1)}>
          {words.tomorrow}
        </button>
      </div>
      <div className="pair">
        <FormLine {...group} field="minutes" label={words.minutes} short />
        <ChoiceField
          short
          label={words.format}
          value={form.format}
          choices={[['', words.formatOpen], ...FORMATS.map((format): [string, string] => [format, labelOf(format)])]}
          change={(value) => change({ format: FORMATS.find((format) => format === value) ?? '' })}
        />
      </div>
      <FormLine {...group} field="place" label={words.place} />
      <FormLine {...group} field="callLink" label={words.callLink} hint={words.callLinkHint} most={LONGEST_LINK} />
    </section>
  );
}
