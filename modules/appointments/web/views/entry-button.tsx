import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { memo } from 'react';
import type { CSSProperties } from 'react';
import { useClock } from '../clock.tsx';
import type { Clock } from '../clock.tsx';
import type { Entry } from '../entries.ts';
import type { Day } from '../time/time.ts';
import classes from './views.module.css';

interface Props {
  readonly entry: Entry;
  /** The day under which it stands here; one that lasts stands under several. */
  readonly day: Day;
  readonly color: string;
  readonly calendar: string;
  /** `block` has a height that says how long; `bar` lies over days; `line` is one line with its time. */
  readonly shape: 'block' | 'bar' | 'line';
  readonly tabbable: boolean;
  readonly opened: boolean;
  readonly style?: CSSProperties | undefined;
  readonly from?: 'before' | 'here';
  readonly until?: 'after' | 'here';
  readonly resizable?: boolean;
  onOpen(entry: Entry): void;
}

/** One occurrence in a view. What it looks like and what it is called say the same. */
export const EntryButton = memo(function EntryButton({ entry, day, color, shape, ...props }: Props) {
  const clock = useClock();
  const { occurrence } = entry;
  return (
    <button
      type="button"
      className={classes.entry}
      style={{ ...props.style, '--color': color } as CSSProperties}
      aria-label={nameOf(entry, clock, props.calendar)}
      aria-haspopup="dialog"
      aria-expanded={props.opened}
      tabIndex={props.tabbable ? 0 : -1}
      data-key={entry.key}
      data-day={day}
      data-start={entry.start}
      data-shape={shape}
      data-status={occurrence.status}
      data-free={!occurrence.busy || undefined}
      data-from={props.from}
      data-until={props.until}
      onClick={() => props.onOpen(entry)}
    >
      {!entry.above && shape === 'line' && <span className={classes.entryTime}>{clock.time(entry.start)}</span>}
      <span className={classes.entryHead}>
        <span className={classes.entryTitle}>{occurrence.title}</span>
        {occurrence.repeating && shape !== 'line' && <IconRepeat size={12} aria-hidden className={classes.entryMark} />}
        {occurrence.conflict && <IconAlertTriangle size={13} aria-hidden className={classes.entryConflict} />}
      </span>
      {shape === 'block' && (
        <span className={classes.entryDetail}>
          {clock.times(entry.start, entry.end)}
          {occurrence.location && <> · {occurrence.location}</>}
        </span>
      )}
      {props.resizable && (
        <>
          <span data-handle="start" className={classes.handle} />
          <span data-handle="end" className={classes.handle} />
        </>
      )}
    </button>
  );
});

const STATUS = { confirmed: '', tentative: ', tentative', cancelled: ', cancelled' } as const;

/** "Dentist, Tuesday, 3 March, 15:00 – 16:00, Work, repeats, in conflict" */
export function nameOf({ occurrence, ...entry }: Entry, clock: Clock, calendar: string): string {
  const days =
    entry.firstDay === entry.lastDay
      ? clock.day(entry.firstDay)
      : `${clock.day(entry.firstDay)} to ${clock.day(entry.lastDay)}`;
  const when = occurrence.all_day ? `${days}, all day` : `${days}, ${whenOf({ occurrence, ...entry }, clock)}`;
  return [
    `${occurrence.title}, ${when}`,
    occurrence.location && `, ${occurrence.location}`,
    calendar && `, ${calendar}`,
    STATUS[occurrence.status],
    occurrence.repeating ? ', repeats' : '',
    occurrence.conflict ? ', in conflict' : '',
  ].join('');
}

/** "15:00 – 16:00", whatever the days are. */
export const whenOf = ({ start, end, firstDay, lastDay }: Entry, clock: Clock): string =>
  firstDay === lastDay ? clock.times(start, end) : `${clock.time(start)} to ${clock.time(end)}`;
