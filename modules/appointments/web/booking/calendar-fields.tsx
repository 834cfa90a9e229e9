import { Checkbox, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DefaultReminders } from '../calendars/calendars.tsx';
import type { FieldsProps } from './draft.ts';
import { calendarsOptions } from './booking-queries.ts';
import classes from './booking.module.css';

/** Where bookings go, and which calendars keep times from being offered. */
export function CalendarFields({ draft, set, faultOf }: FieldsProps) {
  const calendars = useQuery(calendarsOptions);
  const items = calendars.data?.items;
  if (!items) return <Skeleton h={96} radius="md" aria-hidden />;
  const busy = draft.busy_calendar_ids;
  return (
    <div className={classes.group}>
      <NativeSelect
        label="Bookings go to"
        value={draft.calendar_id ?? ''}
        error={faultOf('/calendar_id')}
        data={[
          { value: '', label: `The first one (${items[0]?.name ?? ''})` },
          ...items.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => set({ calendar_id: value === '' ? null : value })}
      />
      <Checkbox
        label="Remind me of bookings as the calendar has it"
        checked={draft.reminders === null}
        onChange={({ currentTarget: { checked } }) => {
          const calendar = items.find(({ id }) => id === draft.calendar_id) ?? items[0];
          set({ reminders: checked ? null : (calendar?.reminders ?? []) });
        }}
      />
      {draft.reminders !== null && (
        <DefaultReminders
          label="Reminders of bookings"
          allDay={false}
          value={draft.reminders}
          onChange={(reminders) => set({ reminders })}
        />
      )}
      <Checkbox
        label="Every calendar counts: what stands in one of them is not offered"
        checked={busy === null}
        onChange={({ currentTarget: { checked } }) =>
          set({ busy_calendar_ids: checked ? null : items.map(({ id }) => id) })
        }
      />
      {busy !== null && (
        <fieldset className={classes.calendars}>
          <legend>These count</legend>
          {items.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={busy.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                set({ busy_calendar_ids: checked ? [...busy, id] : busy.filter((each) => each !== id) })
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
