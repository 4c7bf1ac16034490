/** Two native fields beside each other, for one moment. */
import { Field } from '../ui/Field.tsx';

export interface DateAndTimeProps {
  dateId: string;
  timeId: string;
  dateLabel: string;
  timeLabel: string;
  date: string;
  time: string;
  wrongAt: (field: string) => string | undefined;
  change: (date: string, time: string) => void;
}

export function DateAndTime(props: DateAndTimeProps) {
  const { dateId, timeId, dateLabel, timeLabel, date, time, wrongAt, change } = props;
  return (
    <div className="pair">
      <Field short id={dateId} label={dateLabel} wrong={wrongAt(dateId)}>
        {(described) => (
          <input
            {...described}
            type="date"
            value={date}
            autoComplete="off"
            onChange={(event) => change(event.target.value, time)}
          />
        )}
      </Field>
      <Field short id={timeId} label={timeLabel} wrong={wrongAt(timeId)}>
        {(described) => (
          <input
            {...described}
            type="time"
            value={time}
            autoComplete="off"
            onChange={(event) => change(date, event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
