import { MultiSelect } from '@mantine/core';
import type { Calendar } from '../../../../web/api/api.ts';
import { REMINDER_MINUTES, reminderWords } from '../reminder-words.ts';

type Reminder = Calendar['reminders'][number];

interface Props {
  readonly label: string;
  readonly allDay: boolean;
  readonly value: readonly Reminder[];
  onChange(reminders: Reminder[]): void;
}

const MOST = 10;

/** What its appointments get that have no reminders of their own. */
export function DefaultReminders({ label, allDay, value, onChange }: Props) {
  const usual = REMINDER_MINUTES[allDay ? 'allDay' : 'timed'].flatMap((minutes_before) =>
    (['app', 'email'] as const).map((via): Reminder => ({ minutes_before, via })),
  );
  const choices = new Map([...usual, ...value].map((reminder) => [keyOf(reminder), reminder]));
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? 'None' : ''}
      value={value.map(keyOf)}
      data={[...choices].map(([key, reminder]) => ({ value: key, label: reminderWords(reminder, allDay) }))}
      maxValues={MOST}
      searchable
      hidePickedOptions
      comboboxProps={{ withinPortal: false }}
      onChange={(keys) => onChange(keys.flatMap((key) => choices.get(key) ?? []))}
    />
  );
}

const keyOf = ({ minutes_before, via }: Reminder) => `${minutes_before} ${via}`;
