import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Calendar } from '../../../../web/api/api.ts';
import { REMINDER_MINUTES, reminderWords } from '../reminder-words.ts';
import type { Draft } from './draft.ts';
import classes from './editor.module.css';

interface Props {
  readonly draft: Draft;
  readonly calendar: Calendar | undefined;
  onChange(draft: Draft): void;
}

const MOST = 10;

/** When to be reminded; as long as nothing else is said, as the calendar has it. */
export function RemindersField({ draft, calendar, onChange }: Props) {
  const own = (draft.allDay ? calendar?.all_day_reminders : calendar?.reminders) ?? [];
  const reminders = draft.reminders ?? own;
  const choices = draft.allDay ? REMINDER_MINUTES.allDay : REMINDER_MINUTES.timed;
  const set = (next: typeof reminders) => onChange({ ...draft, reminders: next });
  return (
    <fieldset className={classes.fieldset}>
      <legend>
        Reminders{' '}
        {draft.reminders === null && own.length > 0 && <span className={classes.quiet}>as in the calendar</span>}
      </legend>
      {Array.from(reminders, (reminder, index) => (
        <div key={index} className={classes.reminder}>
          <NativeSelect
            aria-label={`Reminder ${index + 1}`}
            value={reminder.minutes_before}
            data={[...new Set([...choices, reminder.minutes_before])].map((minutes) => ({
              value: String(minutes),
              label: reminderWords({ minutes_before: minutes, via: 'app' }, draft.allDay),
            }))}
            onChange={({ currentTarget }) =>
              set(reminders.with(index, { ...reminder, minutes_before: Number(currentTarget.value) }))
            }
          />
          <NativeSelect
            aria-label={`How reminder ${index + 1} comes`}
            value={reminder.via}
            data={[
              { value: 'app', label: 'in Steward' },
              { value: 'email', label: 'by e-mail' },
            ]}
            onChange={({ currentTarget }) =>
              set(reminders.with(index, { ...reminder, via: currentTarget.value === 'email' ? 'email' : 'app' }))
            }
          />
          <ActionIcon aria-label={`Remove reminder ${index + 1}`} onClick={() => set(reminders.toSpliced(index, 1))}>
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      {reminders.length < MOST && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => set([...reminders, { minutes_before: draft.allDay ? 360 : 10, via: 'app' }])}
        >
          Add a reminder
        </Button>
      )}
    </fieldset>
  );
}
