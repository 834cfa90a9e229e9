import { Checkbox, Highlight } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { Appointment, Calendar } from '../../../../web/api/api.ts';
import { Pill } from '../../../../web/design/design.tsx';
import { useClock } from '../clock.tsx';
import type { Clock } from '../clock.tsx';
import { firstDayOf, timeWords } from '../appointment-words.ts';
import { isoDay } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import classes from './results.module.css';

interface Props {
  readonly q: string;
  readonly items: readonly Appointment[];
  readonly calendars: readonly Calendar[];
  readonly chosen: ReadonlySet<string>;
  choose(ids: readonly string[], on: boolean): void;
}

const STATUS = { confirmed: undefined, tentative: 'Tentative', cancelled: 'Cancelled' } as const;

export function ResultDays({ q, items, calendars, chosen, choose }: Props) {
  const clock = useClock();
  const words = q.split(/\s+/).filter((word) => word !== '');
  return [...byDay(items, clock)].map(([day, appointments]) => (
    <div key={day} className={classes.day}>
      <h3>
        {clock.day(day)} {isoDay(day).slice(0, 4)}
      </h3>
      <ul>
        {appointments.map((appointment) => (
          <li key={appointment.id} className={classes.result}>
            <Checkbox
              aria-label={`Choose ${appointment.title}`}
              checked={chosen.has(appointment.id)}
              onChange={({ currentTarget }) => choose([appointment.id], currentTarget.checked)}
            />
            <Link
              to="/appointments"
              search={{ date: isoDay(day), open: keyOf(appointment) }}
              className={classes.found ?? ''}
              style={{ '--color': calendars.find(({ id }) => id === appointment.calendar_id)?.color } as CSSProperties}
            >
              <span className={classes.time}>{timeWords(appointment, clock)}</span>
              <span className={classes.what}>
                <Highlight component="strong" highlight={words} className={classes.title ?? ''}>
                  {appointment.title}
                </Highlight>
                <span className={classes.rest}>
                  {[appointment.repeats, appointment.location, appointment.category]
                    .filter((part) => part !== null && part !== '')
                    .join(' · ')}
                </span>
              </span>
              {STATUS[appointment.status] !== undefined && <Pill>{STATUS[appointment.status]}</Pill>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}

function byDay(items: readonly Appointment[], clock: Clock): Map<Day, Appointment[]> {
  return Map.groupBy(items, (item) => firstDayOf(item, clock));
}

/** Names its first instance, as a calendar does. */
function keyOf({ id, rrule, recurrence_id, starts_local }: Appointment): string {
  if (recurrence_id !== null) return `${id}@${recurrence_id}`;
  return rrule === null ? id : `${id}@${starts_local}`;
}
