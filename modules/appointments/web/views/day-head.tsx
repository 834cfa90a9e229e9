import { useClock } from '../clock.tsx';
import type { Day } from '../time/time.ts';
import classes from './views.module.css';

interface Props {
  readonly day: Day;
  readonly today: Day;
  showDay(day: Day): void;
}

/** The name of a day above its column; leads to the day alone. */
export function DayHead({ day, today, showDay }: Props) {
  const clock = useClock();
  return (
    <button
      type="button"
      className={classes.dayHead}
      aria-label={clock.day(day)}
      aria-current={day === today ? 'date' : undefined}
      data-weekend={clock.isWeekend(day) || undefined}
      onClick={() => showDay(day)}
    >
      <span>{clock.weekday(day)}</span>
      <strong>{clock.dayNumber(day)}</strong>
    </button>
  );
}
