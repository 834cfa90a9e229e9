import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import type { Schedule } from '../api/api.ts';
import { ErrorNotice, Section, useFormat } from '../design/design.tsx';
import { AddSchedule } from './add-schedule.tsx';
import { useAllKinds, useKind } from './kinds.tsx';
import classes from './operations.module.css';
import { schedulesOptions } from './schedules-queries.ts';
import { usePerson } from '../session/session.tsx';
import { timeWords } from './schedule-words.ts';
import { useScheduleChange } from './use-schedule-change.ts';

/** What is started by itself: when, what next, and the way to stop it. Nothing where there is none and nothing to offer. */
export function Schedules() {
  const { data, error, refetch } = useQuery(schedulesOptions);
  const offered = useAllKinds().some(({ schedules = [] }) => schedules.length > 0);
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (!data || (data.items.length === 0 && !offered)) return null;
  return (
    <Section title="By itself" action={<AddSchedule />}>
      {data.items.length === 0 ? (
        <p className={classes.schedulesNone}>Nothing is started by itself yet.</p>
      ) : (
        <ul className={classes.rows} aria-label="Schedules">
          {data.items.map((schedule) => (
            <ScheduleRow key={schedule.id} schedule={schedule} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ScheduleRow({ schedule }: { schedule: Schedule }) {
  const { id, kind, title, words, time_zone, next, paused, last_error } = schedule;
  const { icon: Icon } = useKind(kind);
  const person = usePerson();
  const format = useFormat();
  const change = useScheduleChange();
  const params = { path: { id } };
  const pause = () =>
    change.mutate(() => ask(api.PATCH('/api/v1/schedules/{id}', { params, body: { paused: !paused } })));
  const run = () => change.mutate(() => ask(api.POST('/api/v1/schedules/{id}/run', { params })));
  const remove = () =>
    change.mutate(() => ask(api.DELETE('/api/v1/schedules/{id}', { params })), {
      onSuccess: () => offerBack(schedule),
    });
  const offerBack = ({ kind, input, cron, time_zone, missed, paused }: Schedule) => {
    const body = { kind, input, cron, time_zone, missed, paused, title: schedule.title };
    const toast = notifications.show({
      title: 'Deleted',
      message: (
        <>
          {title}, {words}
          <Button
            size="compact-sm"
            variant="subtle"
            ml="xs"
            onClick={() => {
              notifications.hide(toast);
              change.mutate(() => ask(api.POST('/api/v1/schedules', { body })));
            }}
          >
            Undo
          </Button>
        </>
      ),
      autoClose: 10_000,
    });
  };
  return (
    <li className={classes.row}>
      <span className={classes.kindIcon} aria-hidden>
        <Icon size={20} />
      </span>
      <div className={classes.rowText}>
        <span className={classes.scheduleTitle}>{title}</span>
        <div className={classes.rowDetail}>
          <Tooltip
            label={next.map((time) => format.exact(time)).join(' · ')}
            disabled={next.length === 0}
            multiline
            maw={320}
          >
            <span>
              {words}
              {time_zone === person.time_zone ? '' : `, ${time_zone}`}
            </span>
          </Tooltip>
          <span className={classes.rowTime}>
            {paused ? 'Paused' : next[0] ? `Next: ${timeWords(next[0], schedule, person)}` : 'Never again'}
          </span>
        </div>
        {last_error && (
          <div className={classes.scheduleFault}>The last time it could not begin: {last_error.detail}</div>
        )}
      </div>
      <div className={classes.scheduleEnd}>
        <Switch aria-label={`${title}, ${words}`} checked={!paused} disabled={change.isPending} onChange={pause} />
        <Tooltip label="Run it now">
          <ActionIcon aria-label={`Run now: ${title}`} disabled={change.isPending} onClick={run}>
            <IconPlayerPlay size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Delete">
          <ActionIcon aria-label={`Delete: ${title}, ${words}`} disabled={change.isPending} onClick={remove}>
            <IconTrash size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </li>
  );
}
