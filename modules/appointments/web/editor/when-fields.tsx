import { Checkbox, SegmentedControl, Select, UnstyledButton } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { cityOf, useClock, zoneNameAt } from '../clock.tsx';
import { dayOfWall, instantsOf, wallAt } from '../time/time.ts';
import type { Wall } from '../time/time.ts';
import { DayField } from './day-field.tsx';
import { timesIn, withAllDay, withStart } from './draft.ts';
import type { Draft } from './draft.ts';
import classes from './editor.module.css';
import { TimeField } from './time-field.tsx';

interface Props {
  readonly draft: Draft;
  readonly errors: (name: string) => string | undefined;
  onChange(draft: Draft): void;
}

const MOST_ZONES = 60;

/** When it takes place: days, times and whose clock they are on. */
export function WhenFields({ draft, errors, onChange }: Props) {
  const { allDay, start, end } = draft;
  const lastDay = dayOfWall(allDay ? end - 1 : end);
  const setStart = (wall: Wall) => onChange(withStart(draft, wall));
  const setEnd = (wall: Wall) => onChange({ ...draft, end: wall });
  const skipped = !allDay && instantsOf(start, draft.zone).length === 0;
  return (
    <div className={classes.when}>
      <div className={classes.row} data-all-day={allDay || undefined}>
        <DayField
          label={allDay ? 'First day' : 'Begins on'}
          value={dayOfWall(start)}
          error={allDay ? errors('starts_at') : undefined}
          onChange={(day) => setStart(wallAt(day, start % 1440))}
        />
        {!allDay && (
          <TimeField
            label="At"
            value={start % 1440}
            error={skipped ? 'The clocks skip this time on that day.' : errors('starts_at')}
            onChange={(minutes) => setStart(wallAt(dayOfWall(start), minutes))}
          />
        )}
      </div>
      <div className={classes.row} data-all-day={allDay || undefined}>
        <DayField
          label={allDay ? 'Last day' : 'Ends on'}
          value={lastDay}
          error={allDay ? (errors('ends_at') ?? endsBefore(draft)) : undefined}
          onChange={(day) => setEnd(allDay ? wallAt(day + 1, 0) : wallAt(day, end % 1440))}
        />
        {!allDay && (
          <TimeField
            label="Until"
            value={end % 1440}
            error={endsBefore(draft) ?? errors('ends_at')}
            onChange={(minutes) => setEnd(wallAt(dayOfWall(end), minutes))}
          />
        )}
      </div>
      {!allDay && instantsOf(start, draft.zone).length === 2 && (
        <div>
          <p className={classes.quiet}>The clocks go back that night and show this time twice.</p>
          <SegmentedControl
            size="xs"
            mt={4}
            aria-label="Which of the two"
            data={[
              { value: 'first', label: 'The first' },
              { value: 'second', label: 'The second, an hour later' },
            ]}
            value={draft.second ? 'second' : 'first'}
            onChange={(value) => onChange({ ...draft, second: value === 'second' })}
          />
        </div>
      )}
      <Checkbox
        label="All day"
        checked={allDay}
        onChange={({ currentTarget }) => onChange(withAllDay(draft, currentTarget.checked))}
      />
      {!allDay && <ZoneField draft={draft} error={errors('time_zone')} onChange={onChange} />}
    </div>
  );
}

const endsBefore = ({ start, end }: Draft) => (end < start ? 'It ends before it begins.' : undefined);

/** On whose clock; quiet as long as it is one's own. */
function ZoneField({
  draft,
  error,
  onChange,
}: {
  draft: Draft;
  error: string | undefined;
  onChange(draft: Draft): void;
}) {
  const clock = useClock();
  const elsewhere = draft.zone !== clock.zone;
  const [open, setOpen] = useState(elsewhere);
  const mine = timesIn(draft, clock.zone);
  if (!open && !elsewhere) {
    return (
      <UnstyledButton className={classes.zone ?? ''} onClick={() => setOpen(true)}>
        <IconWorld size={16} stroke={1.7} aria-hidden /> {cityOf(draft.zone)} time,{' '}
        {zoneNameAt(draft.start, draft.zone, clock.locale)}
      </UnstyledButton>
    );
  }
  return (
    <div>
      <Select
        label="Time zone"
        data={zoneNames(draft.zone)}
        value={draft.zone}
        error={error}
        searchable
        limit={MOST_ZONES}
        allowDeselect={false}
        nothingFoundMessage="No such zone"
        onChange={(zone) => zone !== null && onChange({ ...draft, zone, second: false })}
      />
      {elsewhere && (
        <p className={classes.quiet}>
          Your time ({cityOf(clock.zone)}):{' '}
          <strong>
            {dayOfWall(mine.start) === dayOfWall(draft.start) ? '' : `${clock.shortDay(dayOfWall(mine.start))}, `}
            {clock.times(mine.start, mine.end)}
          </strong>
        </p>
      )}
    </div>
  );
}

/** Those of the browser; whichever the appointment is in is among them. */
function zoneNames(own: string): string[] {
  const names = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  return names.includes(own) ? names : [own, ...names];
}
