import { useEffect, useMemo, useRef } from 'react';
import { useClock, zoneNameAt } from '../clock.tsx';
import type { Entry, Times } from '../entries.ts';
import { useSecondZone } from '../second-zone.ts';
import { MINUTES_A_DAY, dayOfWall, instantOf, wallAt, wallOf } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { AboveRow } from './above-row.tsx';
import { DayColumn } from './day-column.tsx';
import { DayHead } from './day-head.tsx';
import { HOUR_PX } from './hour-height.ts';
import { useDrag } from './use-drag.ts';
import { useEntryKeys } from './use-entry-keys.ts';
import { useWallNow } from '../use-wall-now.ts';
import type { ViewProps } from './view-props.ts';
import classes from './views.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Where the day begins to be interesting. */
const FIRST_HOUR = 7;
/** Later than this, the morning alone would not show now. */
const EVENING = 16;
const ABOVE_FIRST_PX = 12;

/** Days as columns of hours: the week, or one day. */
export function TimeGrid(props: ViewProps) {
  const { days, entries, today } = props;
  const clock = useClock();
  const now = useWallNow();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  const byKey = useMemo(() => new Map(entries.map((entry) => [entry.key, entry])), [entries]);
  const [second] = useSecondZone();
  const { root, tabbable } = useEntryKeys(props);
  const { drag, onPointerDown, onClickCapture } = useDrag({
    byDays: false,
    scroller,
    entryOf: (key) => byKey.get(key),
    create: props.create,
    change: props.change,
    wallAt({ clientX, clientY }) {
      const box = columns.current?.getBoundingClientRect();
      if (!box) return undefined;
      const column = Math.floor(((clientX - box.left) / box.width) * days.length);
      const day = days[Math.min(Math.max(column, 0), days.length - 1)] ?? today;
      return wallAt(day, Math.min(Math.max(((clientY - box.top) / HOUR_PX) * 60, 0), 1439));
    },
  });

  // Begins in the morning, or where now can be seen.
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const hour = days.includes(dayOfWall(now)) ? (now % MINUTES_A_DAY) / 60 : FIRST_HOUR;
    const shown = hour > EVENING ? hour - 8 : Math.min(hour, FIRST_HOUR);
    scroller.current?.scrollTo({ top: shown * HOUR_PX - ABOVE_FIRST_PX });
  }, [days, now]);

  const above = useMemo(() => entries.filter((entry) => entry.above), [entries]);
  // What a column shows is the same from one step of a drag to the next: only the columns that it touches are drawn anew.
  const inColumns = useMemo(() => days.map((day) => timedOn(entries, day)), [entries, days]);
  const planned = drag?.times ?? props.draft;
  // On the first day that is shown: zones rarely change their distance within a week.
  const hourIn = (zone: string, hour: number) =>
    wallOf(instantOf(wallAt(days[0] ?? today, hour * 60), clock.zone), zone);
  const style = { '--days': days.length, '--hour': `${HOUR_PX}px` } as React.CSSProperties;
  return (
    <section
      ref={root}
      className={classes.timeGrid}
      style={style}
      aria-label={clock.days(days[0] ?? today, days.at(-1) ?? today)}
      onClickCapture={onClickCapture}
      data-dragging={drag?.kind}
    >
      <div className={classes.scroller} ref={scroller} tabIndex={0} role="group" aria-label="Hours">
        <div className={classes.heads}>
          <div className={classes.zone} title={clock.zone}>
            {zoneNameAt(now, clock.zone, clock.locale)}
            {second !== '' && <small>{zoneNameAt(now, second, clock.locale)}</small>}
          </div>
          {days.map((day) => (
            <DayHead key={day} day={day} today={today} showDay={props.showDay} />
          ))}
          <AboveRow {...props} entries={above} tabbable={tabbable} planned={planned} />
        </div>
        <div className={classes.hours} onPointerDown={onPointerDown}>
          <div className={classes.hourNames} aria-hidden>
            {HOURS.slice(1).map((hour) => (
              <span key={hour} style={{ top: hour * HOUR_PX }}>
                {clock.hour(hour)}
                {second !== '' && <small>{clock.time(hourIn(second, hour))}</small>}
              </span>
            ))}
          </div>
          <div className={classes.columns} ref={columns}>
            {days.map((day, index) => (
              <DayColumn
                {...props}
                key={day}
                day={day}
                now={now}
                entries={inColumns[index] ?? []}
                tabbable={tabbable}
                planned={planned && !planned.allDay && touches(planned, day) ? planned : undefined}
                dragged={drag?.entry?.key}
              />
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

const timedOn = (entries: readonly Entry[], day: Day) =>
  entries.filter(({ above, firstDay, lastDay }) => !above && firstDay <= day && day <= lastDay);

const touches = ({ start, end }: Times, day: Day) => dayOfWall(start) <= day && day <= dayOfWall(end - 1);
