import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ask, toProblem } from '../api/api.ts';
import { Dialog, ErrorNotice } from '../design/design.tsx';
import { useAllKinds } from './kinds.tsx';
import classes from './operations.module.css';
import { useScheduleChange } from './use-schedule-change.ts';

/** Day of the week in cron → as a person says it. */
const DAYS = {
  '1': 'Mondays',
  '2': 'Tuesdays',
  '3': 'Wednesdays',
  '4': 'Thursdays',
  '5': 'Fridays',
  '6': 'Saturdays',
  '0': 'Sundays',
  '1-5': 'Weekdays',
  '*': 'Every day',
} as const;

/** What may be started by itself, on which days and when. */
export function AddSchedule() {
  const offers = useAllKinds().flatMap(({ kind, schedules = [] }) => schedules.map((offer) => ({ ...offer, kind })));
  const [opened, setOpened] = useState(false);
  const [what, setWhat] = useState('0');
  const [days, setDays] = useState('1');
  const [time, setTime] = useState('07:00');
  const change = useScheduleChange();
  if (offers.length === 0) return null;
  const add = (event: React.SubmitEvent) => {
    event.preventDefault();
    const offer = offers[Number(what)];
    const [hour = '7', minute = '0'] = time.split(':');
    if (!offer) return;
    const { kind, input, title } = offer;
    const body = { kind, input: { ...input }, title, cron: `${Number(minute)} ${Number(hour)} * * ${days}` };
    change.mutate(() => ask(api.POST('/api/v1/schedules', { body })), { onSuccess: () => setOpened(false) });
  };
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        Add
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title="Start something by itself">
        <form className={classes.scheduleForm} onSubmit={add}>
          <NativeSelect
            label="What"
            value={what}
            onChange={({ currentTarget }) => setWhat(currentTarget.value)}
            data={offers.map(({ title }, index) => ({ value: String(index), label: title }))}
          />
          <NativeSelect
            label="On"
            value={days}
            onChange={({ currentTarget }) => setDays(currentTarget.value)}
            data={Object.entries(DAYS).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label="At"
            type="time"
            required
            value={time}
            onChange={({ currentTarget }) => setTime(currentTarget.value)}
          />
          {change.error && <ErrorNotice error={toProblem(change.error)} />}
          <Button type="submit" loading={change.isPending}>
            Add
          </Button>
        </form>
      </Dialog>
    </>
  );
}
