import { useMemo, useRef, useState } from 'react';
import { useClock } from '../clock.tsx';
import type { Entry, Times } from '../entries.ts';
import { packWeek } from '../layout/layout.ts';
import { dayOfWall, wallAt } from '../time/time.ts';
import { EntryButton } from './entry-button.tsx';
import { useDrag } from './use-drag.ts';
import type { ViewProps } from './view-props.ts';
import classes from './views.module.css';

/** More would push the hours away. */
const MOST_LANES = 4;

interface Props extends ViewProps {
  readonly planned: Times | undefined;
  readonly tabbable: string | undefined;
}

/** What lasts all day or longer than one, over the hours. */
export function AboveRow({ days, entries, planned, tabbable, ...props }: Props) {
  const clock = useClock();
  const row = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(false);
  const first = days[0] ?? 0;
  const bars = useMemo(() => packWeek(entries, first, days.length), [entries, first, days.length]);
  const { drag, onPointerDown, onClickCapture } = useDrag({
    byDays: true,
    entryOf: (key) => entries.find((entry: Entry) => entry.key === key),
    create: props.create,
    change: props.change,
    wallAt({ clientX }) {
      const box = row.current?.getBoundingClientRect();
      if (!box) return undefined;
      const column = Math.floor(((clientX - box.left) / box.width) * days.length);
      return wallAt(days[Math.min(Math.max(column, 0), days.length - 1)] ?? first, 0);
    },
  });
  const most = all ? Infinity : MOST_LANES;
  const shown = bars.filter(({ lane }) => lane < most);
  const lanes = Math.min(most, Math.max(0, ...bars.map(({ lane }) => lane + 1)));
  const times = drag?.times ?? (planned?.allDay ? planned : undefined);
  const [from, until] = times ? [dayOfWall(times.start) - first, dayOfWall(times.end - 1) - first] : [0, -1];
  return (
    <>
      <div className={classes.zone}>
        {bars.length > shown.length ? (
          <button type="button" className={classes.more} onClick={() => setAll(true)}>
            +{bars.length - shown.length}
          </button>
        ) : (
          lanes > 0 && 'all day'
        )}
      </div>
      <div
        className={classes.above}
        style={{ gridTemplateRows: lanes > 0 ? `repeat(${lanes}, 25px) 12px` : '24px' }}
        ref={row}
        onPointerDown={onPointerDown}
        onClickCapture={onClickCapture}
      >
        {days.map((day, column) => (
          <div
            key={day}
            className={classes.aboveDay}
            style={{ gridColumn: column + 1, gridRow: `1 / ${lanes + 2}` }}
            data-weekend={clock.isWeekend(day) || undefined}
          />
        ))}
        {shown.map(({ item, lane, firstColumn, lastColumn, from: begins, until: ends }) => (
          <EntryButton
            key={item.key}
            entry={item}
            day={days[firstColumn] ?? first}
            shape="bar"
            color={props.colorOf(item)}
            calendar={props.calendarOf(item)}
            tabbable={tabbable === item.key}
            opened={props.openKey === item.key}
            onOpen={props.open}
            from={begins}
            until={ends}
            style={{ gridColumn: `${firstColumn + 1} / ${lastColumn + 2}`, gridRow: lane + 1 }}
          />
        ))}
        {times && until >= 0 && from < days.length && (
          <div
            className={classes.plannedBar}
            style={{
              gridColumn: `${Math.max(0, from) + 1} / ${Math.min(days.length - 1, until) + 2}`,
              gridRow: lanes + 1,
            }}
          />
        )}
      </div>
    </>
  );
}
