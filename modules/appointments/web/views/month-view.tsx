import { useMemo, useRef } from 'react';
import { useClock } from '../clock.tsx';
import { packWeek } from '../layout/layout.ts';
import type { Bar } from '../layout/layout.ts';
import type { Entry } from '../entries.ts';
import { dayOfWall, monthOf, wallAt } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { EntryButton } from './entry-button.tsx';
import { useDrag } from './use-drag.ts';
import { useEntryKeys } from './use-entry-keys.ts';
import { useLanes } from './use-lanes.ts';
import type { ViewProps } from './view-props.ts';
import classes from './views.module.css';

/** Weeks as rows. A day with more than fits says how many more, and leads to itself. */
export function MonthView(props: ViewProps & { readonly date: Day }) {
  const { days, entries } = props;
  const clock = useClock();
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7));
  const body = useRef<HTMLDivElement>(null);
  const lanes = useLanes(body, weeks.length);
  const { root, tabbable } = useEntryKeys(props);
  const byKey = useMemo(() => new Map(entries.map((entry) => [entry.key, entry])), [entries]);
  const { drag, onPointerDown, onClickCapture } = useDrag({
    byDays: true,
    entryOf: (key) => byKey.get(key),
    create: props.create,
    change: props.change,
    wallAt({ clientX, clientY }) {
      const box = body.current?.getBoundingClientRect();
      if (!box) return undefined;
      const at = (share: number, count: number) => Math.min(Math.max(Math.floor(share * count), 0), count - 1);
      const week = at((clientY - box.top) / box.height, weeks.length);
      const day = weeks[week]?.[at((clientX - box.left) / box.width, 7)];
      return day === undefined ? undefined : wallAt(day, 0);
    },
  });
  const planned = drag?.times ?? props.draft;
  return (
    <section
      ref={root}
      className={classes.month}
      aria-label={clock.month(props.date)}
      onClickCapture={onClickCapture}
      data-dragging={drag?.kind}
    >
      <div className={classes.monthHeads} aria-hidden>
        {weeks[0]?.map((day) => (
          <span key={day} data-weekend={clock.isWeekend(day) || undefined}>
            {clock.weekday(day)}
          </span>
        ))}
      </div>
      <div className={classes.weeks} ref={body} onPointerDown={onPointerDown}>
        {weeks.map((week) => (
          <WeekRow
            {...props}
            key={week[0]}
            week={week}
            lanes={lanes}
            tabbable={tabbable}
            planned={planned && [dayOfWall(planned.start), dayOfWall(planned.end - 1)]}
          />
        ))}
      </div>
    </section>
  );
}

interface WeekProps extends ViewProps {
  readonly date: Day;
  readonly week: readonly Day[];
  readonly lanes: number;
  readonly planned: readonly [Day, Day] | undefined;
  readonly tabbable: string | undefined;
}

function WeekRow({ week, lanes, planned, date, today, entries, tabbable, ...props }: WeekProps) {
  const clock = useClock();
  const first = week[0] ?? 0;
  const { shown, hidden } = useMemo(() => fit(packWeek(entries.map(daysOf), first, 7), lanes), [entries, first, lanes]);
  const month = monthOf(date);
  return (
    <div className={classes.week}>
      {week.map((day, column) => (
        <div
          key={day}
          className={classes.monthDay}
          style={{ gridColumn: column + 1 }}
          data-outside={day < month.first || day >= month.next || undefined}
          data-weekend={clock.isWeekend(day) || undefined}
          data-planned={(planned && planned[0] <= day && day <= planned[1]) || undefined}
        >
          <button
            type="button"
            className={classes.monthNumber}
            aria-label={clock.day(day)}
            aria-current={day === today ? 'date' : undefined}
            onClick={() => props.showDay(day)}
          >
            {clock.dayInMonth(day)}
          </button>
        </div>
      ))}
      {shown.map(({ item: { entry }, lane, firstColumn, lastColumn, from, until }) => (
        <EntryButton
          key={entry.key}
          entry={entry}
          day={week[firstColumn] ?? first}
          shape={entry.above ? 'bar' : 'line'}
          color={props.colorOf(entry)}
          calendar={props.calendarOf(entry)}
          tabbable={tabbable === entry.key}
          opened={props.openKey === entry.key}
          onOpen={props.open}
          from={from}
          until={until}
          style={{ gridColumn: `${firstColumn + 1} / ${lastColumn + 2}`, gridRow: lane + 2 }}
        />
      ))}
      {hidden.map(
        (count, column) =>
          count > 0 && (
            <button
              key={week[column]}
              type="button"
              className={classes.more}
              style={{ gridColumn: column + 1, gridRow: lanes + 1 }}
              aria-label={`${count} more on ${clock.day(week[column] ?? first)}`}
              onClick={() => props.showDay(week[column] ?? first)}
            >
              +{count} more
            </button>
          ),
      )}
    </div>
  );
}

interface InMonth {
  readonly entry: Entry;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** A night out stands on the day on which it begins. */
const daysOf = (entry: Entry): InMonth => ({
  entry,
  firstDay: entry.firstDay,
  lastDay: entry.above ? entry.lastDay : entry.firstDay,
});

/** What has a place in so many lanes, and how many have none on each day: they leave the last lane to say so. */
function fit(bars: readonly Bar<InMonth>[], lanes: number) {
  const columns = ({ firstColumn, lastColumn }: Bar<InMonth>) =>
    Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => firstColumn + index);
  const highest = Array.from({ length: 7 }, () => 0);
  for (const bar of bars) for (const column of columns(bar)) highest[column] = Math.max(highest[column] ?? 0, bar.lane);
  const room = highest.map((lane) => (lane >= lanes ? lanes - 1 : lanes));
  const shown = bars.filter((bar) => columns(bar).every((column) => bar.lane < (room[column] ?? 0)));
  const hidden = Array.from({ length: 7 }, () => 0);
  for (const bar of bars)
    if (!shown.includes(bar)) for (const column of columns(bar)) hidden[column] = (hidden[column] ?? 0) + 1;
  return { shown, hidden };
}
