import { useRef } from 'react';
import { useClock } from '../clock.tsx';
import { weekOf } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import classes from './views.module.css';

interface Props {
  readonly date: Day;
  readonly today: Day;
  /** Days on which something is. */
  readonly taken: ReadonlySet<Day>;
  showDay(day: Day): void;
}

const SWIPE_PX = 48;

/** The week as a strip, for a thumb: a tap shows a day, a swipe the week before or after. */
export function DayStrip({ date, today, taken, showDay }: Props) {
  const clock = useClock();
  const from = useRef<number>(undefined);
  const first = weekOf(date, clock.firstWeekday);
  const days = Array.from({ length: 7 }, (_, index) => first + index);
  return (
    <nav
      className={classes.strip}
      aria-label="Days of the week"
      onTouchStart={(event) => {
        from.current = event.touches[0]?.clientX;
      }}
      onTouchEnd={(event) => {
        const by = (event.changedTouches[0]?.clientX ?? 0) - (from.current ?? 0);
        if (from.current !== undefined && Math.abs(by) > SWIPE_PX) showDay(date + (by < 0 ? 7 : -7));
        from.current = undefined;
      }}
    >
      {days.map((day) => (
        <button
          key={day}
          type="button"
          aria-label={clock.day(day)}
          aria-current={day === date ? 'date' : undefined}
          data-today={day === today || undefined}
          data-taken={taken.has(day) || undefined}
          onClick={() => showDay(day)}
        >
          <span>{clock.weekday(day)}</span>
          <strong>{clock.dayNumber(day)}</strong>
        </button>
      ))}
    </nav>
  );
}
