import { FORMATS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { Field } from '../ui/Field.tsx';
import { dateFieldOf } from '../ui/times.ts';
import { DateAndTime } from './DateAndTime.tsx';
import type { GroupProps } from './GroupProps.ts';
import { LineField } from './LineField.tsx';

const DAY_MS = 24 * 60 * 60_000;
const LONGEST_LINK = 1_000;

export function WhenGroup({ form, change, wrongAt }: GroupProps) {
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
        <LineField
          short
          id="minutes"
          label={words.minutes}
          value={form.minutes}
          wrong={wrongAt('minutes')}
          change={(minutes) => change({ minutes })}
        />
        <Field short label={words.format}>
          {(described) => (
            <select
              {...described}
              value={form.format}
              onChange={(event) => change({ format: FORMATS.find((one) => one === event.target.value) ?? '' })}
            >
              <option value="">{words.formatOpen}</option>
              {FORMATS.map((format) => (
                <option key={format} value={format}>
                  {labelOf(format)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <LineField
        id="place"
        label={words.place}
        value={form.place}
        wrong={wrongAt('place')}
        change={(place) => change({ place })}
      />
      <LineField
        id="callLink"
        label={words.callLink}
        hint={words.callLinkHint}
        value={form.callLink}
        most={LONGEST_LINK}
        wrong={wrongAt('callLink')}
        change={(callLink) => change({ callLink })}
      />
    </section>
  );
}
