import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { AppointmentCheck } from '../../../../web/api/api.ts';
import { useClock } from '../clock.tsx';
import { entryOf, keyOf } from '../entries.ts';
import { isoDay } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { whenWords } from '../when-words.ts';
import classes from './editor.module.css';

const MOST_NAMED = 3;

interface Props {
  readonly conflicts: AppointmentCheck['conflicts'];
  /** On this day the times are enough. */
  readonly day: Day;
}

/** What it would be in the way of, by name: each leads to itself. */
export function ConflictsLine({ conflicts, day }: Props) {
  const clock = useClock();
  return (
    <div role="status" className={classes.conflicts} data-some={conflicts.length > 0 || undefined}>
      {conflicts.length > 0 && (
        <>
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
          <div>
            At the same time:{' '}
            {conflicts.slice(0, MOST_NAMED).map((occurrence, index) => {
              const entry = entryOf(occurrence, clock.zone);
              return (
                <span key={`${keyOf(occurrence)} ${occurrence.starts_at}`}>
                  {index > 0 && ', '}
                  <Link
                    to="/appointments"
                    search={(before) => ({ ...before, date: isoDay(entry.firstDay), open: entry.key })}
                  >
                    {occurrence.title}
                  </Link>{' '}
                  (
                  {entry.firstDay === day && !entry.above
                    ? clock.times(entry.start, entry.end)
                    : whenWords(entry, clock)}
                  )
                </span>
              );
            })}
            {conflicts.length > MOST_NAMED && ` and ${conflicts.length - MOST_NAMED} more`}.
          </div>
        </>
      )}
    </div>
  );
}
