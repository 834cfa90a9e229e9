import { memo, useMemo } from 'react';
import { useClock } from '../clock.tsx';
import type { Entry, Times } from '../entries.ts';
import { packDay } from '../layout/layout.ts';
import { clockChangeOn, dayOfWall, wallAt } from '../time/time.ts';
import type { Day, Wall } from '../time/time.ts';
import { EntryButton } from './entry-button.tsx';
import { HOUR_PX } from './hour-height.ts';
import type { ViewProps } from './view-props.ts';
import classes from './views.module.css';

interface Props extends ViewProps {
  readonly day: Day;
  readonly now: Wall;
  readonly planned: Times | undefined;
  /** Is being moved: stands back while its shadow goes ahead. */
  readonly dragged: string | undefined;
  readonly tabbable: string | undefined;
}

/** What is shorter is still drawn high enough to be read and hit. */
const LEAST_MINUTES = 30;
const px = (minutes: number) => (minutes / 60) * HOUR_PX;

export const DayColumn = memo(function DayColumn({ day, now, entries, planned, dragged, tabbable, ...props }: Props) {
  const clock = useClock();
  const change = useMemo(() => clockChangeOn(day, clock.zone), [day, clock.zone]);
  const placed = useMemo(() => packDay(entries.map((entry) => stretchOf(entry, day))), [entries, day]);
  return (
    <div className={classes.column} data-weekend={clock.isWeekend(day) || undefined} data-today={day === props.today}>
      {change && (
        <div className={classes.clockChange} style={{ top: px(change.from), height: px(change.to - change.from) }}>
          {change.kind === 'skipped' ? 'The clocks skip this' : 'Comes twice: the clocks go back'}
        </div>
      )}
      {placed.length > 0 && (
        <ul aria-label={clock.day(day)}>
          {placed.map(({ item: { entry, from, to }, left, width }) => (
            <li key={entry.key}>
              <EntryButton
                entry={entry}
                day={day}
                shape="block"
                color={props.colorOf(entry)}
                calendar={props.calendarOf(entry)}
                tabbable={tabbable === entry.key}
                opened={props.openKey === entry.key}
                onOpen={props.open}
                resizable
                from={entry.firstDay < day ? 'before' : 'here'}
                until={entry.lastDay > day ? 'after' : 'here'}
                style={{
                  top: px(from),
                  height: px(to - from) - 2,
                  left: `${left * 100}%`,
                  width: `calc(${width * 100}% - 3px)`,
                  // A border and its padding are wider than one of many: it would lie over the next day.
                  ...(width < 1 / 7 && { paddingInline: 0 }),
                  ...((dragged === entry.key || props.editedKey === entry.key) && { opacity: 0.3 }),
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {planned && <Planned times={planned} day={day} />}
      {dayOfWall(now) === day && <div className={classes.now} style={{ top: px(now - wallAt(day, 0)) }} aria-hidden />}
    </div>
  );
});

/** Where something would stand. */
function Planned({ times, day }: { times: Times; day: Day }) {
  const clock = useClock();
  const [from, to] = within(times, day);
  return (
    <div className={classes.planned} style={{ top: px(from), height: px(to - from) - 2 }}>
      {clock.times(times.start, times.end)}
    </div>
  );
}

function within({ start, end }: { start: Wall; end: Wall }, day: Day): [number, number] {
  const midnight = wallAt(day, 0);
  return [Math.max(0, start - midnight), Math.min(1440, end - midnight)];
}

function stretchOf(entry: Entry, day: Day) {
  const [from, to] = within(entry, day);
  const top = Math.min(from, 1440 - LEAST_MINUTES);
  return { entry, from: top, to: Math.max(to, top + LEAST_MINUTES) };
}
