import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addMonths, monthOf, weeksOf } from './calendar-days.ts';
import classes from './visitor.module.css';
import { FIRST_WEEKDAY, WEEKDAYS, dayInWords, monthInWords } from './words.ts';

interface Props {
  readonly month: string;
  readonly show: (month: string) => void;
  readonly first: string;
  readonly last: string;
  readonly chosen: string | undefined;
  readonly choose: (day: string) => void;
  /** How many slots are free on which day. */
  readonly free: ReadonlyMap<string, number>;
  readonly waiting: boolean;
}

/** One month; only days with free slots can be chosen. */
export function MonthGrid({ month, show, first, last, chosen, choose, free, waiting }: Props) {
  return (
    <section aria-label="Choose a day" className={classes.month} data-waiting={waiting || undefined}>
      <div className={classes.monthHead}>
        <h2 aria-live="polite">{monthInWords(month)}</h2>
        <ActionIcon
          aria-label="Month before"
          disabled={month <= monthOf(first)}
          onClick={() => show(addMonths(month, -1))}
        >
          <IconChevronLeft size={20} />
        </ActionIcon>
        <ActionIcon aria-label="Next month" disabled={month >= monthOf(last)} onClick={() => show(addMonths(month, 1))}>
          <IconChevronRight size={20} />
        </ActionIcon>
      </div>
      <table className={classes.days}>
        <thead>
          <tr>
            {WEEKDAYS.map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, FIRST_WEEKDAY).map((week, index) => (
            <tr key={week.find(Boolean) ?? index}>
              {week.map((day, weekday) => (
                <td key={day ?? weekday}>
                  {day !== undefined && (
                    <Day day={day} count={free.get(day) ?? 0} chosen={day === chosen} choose={() => choose(day)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Day({ day, count, chosen, choose }: { day: string; count: number; chosen: boolean; choose: () => void }) {
  const words = dayInWords(day);
  return (
    <button
      type="button"
      className={classes.day}
      disabled={count === 0}
      aria-pressed={chosen}
      aria-label={count === 0 ? `${words}, nothing free` : `${words}, ${count} free`}
      onClick={choose}
    >
      {Number(day.slice(8))}
    </button>
  );
}
