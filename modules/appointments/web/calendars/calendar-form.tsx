import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toProblem } from '../../../../web/api/api.ts';
import type { Calendar } from '../../../../web/api/api.ts';
import { COLORS, ColorField, Dialog, ErrorNotice } from '../../../../web/design/design.tsx';
import { useClock } from '../clock.tsx';
import { DefaultReminders } from './default-reminders.tsx';
import { useSaveCalendar } from './use-calendar-changes.ts';
import type { CalendarFields } from './use-calendar-changes.ts';

interface Props {
  /** Nothing: a new one. */
  readonly calendar: Calendar | undefined;
  /** How many there are: a new one gets a colour that is free. */
  readonly count: number;
  onClose(): void;
}

const MOST_ZONES = 60;

/** One calendar: its name, colour and zone, and what reminds of its appointments. */
export function CalendarForm({ calendar, count, onClose }: Props) {
  const { zone } = useClock();
  const [fields, setFields] = useState<CalendarFields>(
    calendar ?? {
      name: '',
      color: COLORS[count % COLORS.length]?.value ?? COLORS[0].value,
      time_zone: zone,
      reminders: [{ minutes_before: 10, via: 'app' }],
      all_day_reminders: [],
    },
  );
  const set = (change: Partial<CalendarFields>) => setFields((before) => ({ ...before, ...change }));
  const { mutate, isPending, error } = useSaveCalendar(calendar, onClose);
  const problem = error ? toProblem(error) : undefined;
  return (
    <Dialog opened onClose={onClose} title={calendar ? 'Change the calendar' : 'New calendar'} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { name, color, time_zone, reminders, all_day_reminders } = fields;
          mutate({ name, color, time_zone, reminders, all_day_reminders });
        }}
      >
        <Stack gap="md">
          {problem && problem.fields.length === 0 && <ErrorNotice error={problem} />}
          <TextInput
            label="Name"
            required
            withAsterisk={false}
            data-autofocus
            maxLength={100}
            value={fields.name}
            error={problem?.field('name')}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <ColorField value={fields.color} onChange={(color) => set({ color })} />
          <Select
            label="Time zone"
            description="Of its all-day appointments, and of new ones"
            data={zoneNames(fields.time_zone)}
            value={fields.time_zone}
            error={problem?.field('time_zone')}
            searchable
            limit={MOST_ZONES}
            allowDeselect={false}
            nothingFoundMessage="No such zone"
            comboboxProps={{ withinPortal: false }}
            onChange={(time_zone) => time_zone !== null && set({ time_zone })}
          />
          <DefaultReminders
            label="Reminders of appointments at a time"
            allDay={false}
            value={fields.reminders}
            onChange={(reminders) => set({ reminders })}
          />
          <DefaultReminders
            label="Reminders of all-day appointments"
            allDay
            value={fields.all_day_reminders}
            onChange={(all_day_reminders) => set({ all_day_reminders })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending} disabled={fields.name.trim() === ''}>
              {calendar ? 'Save' : 'Create it'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function zoneNames(own: string): string[] {
  const names = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  return names.includes(own) ? names : [own, ...names];
}
