import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FieldsProps } from './draft.ts';
import classes from './booking.module.css';
import { WEEKDAYS } from './draft.ts';

interface TimeRange {
  readonly from: string;
  readonly to: string;
}

const NAMES = {
  ...{ monday: 'Monday', tuesday: 'Tuesday', wednesday: 'Wednesday', thursday: 'Thursday', friday: 'Friday' },
  ...{ saturday: 'Saturday', sunday: 'Sunday' },
} as const;

/** When the page is open: by weekday, and on days that are different. */
export function HoursFields({ draft, set, faultOf }: FieldsProps) {
  const { opening_hours, exceptions } = draft;
  return (
    <div className={classes.group}>
      <Select
        label="By the clocks of"
        searchable
        allowDeselect={false}
        data={Intl.supportedValuesOf('timeZone').concat(draft.time_zone === 'UTC' ? ['UTC'] : [])}
        value={draft.time_zone}
        error={faultOf('/time_zone')}
        onChange={(zone) => zone && set({ time_zone: zone })}
      />
      <ul className={classes.week}>
        {WEEKDAYS.map((day) => (
          <li key={day}>
            <span>{NAMES[day]}</span>
            <Hours
              name={NAMES[day]}
              hours={opening_hours[day]}
              fault={faultOf(`/opening_hours/${day}`)}
              change={(hours) => set({ opening_hours: { ...opening_hours, [day]: hours } })}
            />
          </li>
        ))}
      </ul>
      <h3>Days that are different</h3>
      {exceptions.map((exception, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no name of its own while it is typed, and its inputs are controlled
        <div key={index} className={classes.exception}>
          <TextInput
            type="date"
            aria-label={`Day ${index + 1} that is different`}
            value={exception.date}
            required
            onChange={({ currentTarget }) =>
              set({ exceptions: exceptions.with(index, { ...exception, date: currentTarget.value }) })
            }
          />
          <Hours
            name={exception.date}
            hours={exception.hours}
            fault={faultOf(`/exceptions/${index}`)}
            change={(hours) => set({ exceptions: exceptions.with(index, { ...exception, hours }) })}
          />
          <ActionIcon
            aria-label={`As usual on ${exception.date}`}
            onClick={() => set({ exceptions: exceptions.toSpliced(index, 1) })}
          >
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.start ?? ''}
        leftSection={<IconPlus size={16} />}
        onClick={() => set({ exceptions: [...exceptions, { date: tomorrow(), hours: [] }] })}
      >
        Add a day
      </Button>
    </div>
  );
}

interface HoursProps {
  readonly name: string;
  readonly hours: readonly TimeRange[];
  readonly fault: string | undefined;
  readonly change: (hours: TimeRange[]) => void;
}

function Hours({ name, hours, fault, change }: HoursProps) {
  const set = (index: number, range: Partial<TimeRange>) =>
    change(hours.map((each, at) => (at === index ? { ...each, ...range } : each)));
  return (
    <div className={classes.hours}>
      {hours.length === 0 && <span className={classes.quiet}>Closed</span>}
      {hours.map(({ from, to }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <div key={index} className={classes.range}>
          <TextInput
            type="time"
            aria-label={`${name}, opens`}
            value={from}
            onChange={(event) => set(index, { from: event.currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            aria-label={`${name}, closes`}
            // The end of the day is midnight on a clock.
            value={to === '24:00' ? '00:00' : to}
            onChange={({ currentTarget: { value } }) => set(index, { to: value === '00:00' ? '24:00' : value })}
          />
          <ActionIcon
            aria-label={`Remove ${from} to ${to} on ${name}`}
            onClick={() => change(hours.filter((_each, at) => at !== index))}
          >
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <ActionIcon aria-label={`Add hours on ${name}`} onClick={() => change([...hours, nextRange(hours)])}>
        <IconPlus size={17} stroke={1.7} />
      </ActionIcon>
      {fault && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** After what is there, as far as the day goes. */
function nextRange(hours: readonly TimeRange[]): TimeRange {
  const last = hours.at(-1)?.to;
  if (last === undefined) return { from: '09:00', to: '17:00' };
  const hour = Math.min(22, Number(last.slice(0, 2)) + 1);
  const say = (value: number) => `${String(value).padStart(2, '0')}:00`;
  return { from: say(hour), to: say(hour + 1) };
}

function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}
