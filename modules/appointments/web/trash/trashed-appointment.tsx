import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Appointment } from '../../../../web/api/api.ts';
import { useClock } from '../clock.tsx';
import { dayOf, dayOfWall, isoDay, wallOf } from '../time/time.ts';
import classes from './trash.module.css';

interface Props {
  readonly appointment: Appointment;
  readonly deleted: ReactNode;
  onRestore(): void;
  onLose(): void;
}

export function TrashedAppointment({ appointment, deleted, onRestore, onLose }: Props) {
  const clock = useClock();
  const { title, all_day, starts_at, repeats, recurrence_id } = appointment;
  const day = all_day ? dayOf(starts_at) : dayOfWall(wallOf(starts_at, clock.zone));
  const when = `${clock.shortDay(day)} ${isoDay(day).slice(0, 4)}${all_day ? '' : `, ${clock.time(wallOf(starts_at, clock.zone))}`}`;
  const more = repeats ?? (recurrence_id === null ? undefined : 'one of those that repeat');
  return (
    <li>
      <div className={classes.what}>
        <strong>{title}</strong>
        <span>
          {when}
          {more !== undefined && ` · ${more}`} · deleted {deleted}
        </span>
      </div>
      <Group gap="xs">
        <Button size="xs" variant="default" aria-label={`Restore ${title}`} onClick={onRestore}>
          Restore
        </Button>
        <Button size="xs" variant="subtle" color="red" aria-label={`Delete ${title} for ever`} onClick={onLose}>
          Delete for ever
        </Button>
      </Group>
    </li>
  );
}
