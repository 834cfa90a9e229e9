import { Input } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
import { readDay } from '../../../../web/days/days.ts';
import { useClock } from '../clock.tsx';
import { dayOf, dayOfWall, isoDay } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { usePicker } from '../use-picker.ts';
import { useWallNow } from '../use-wall-now.ts';

interface Props {
  readonly label: string;
  readonly value: Day;
  readonly error?: string | undefined;
  onChange(day: Day): void;
}

/** A day: typed as people write it, or picked. Under a thumb it is the phone's own. */
export function DayField({ label, value, error, onChange }: Props) {
  const clock = useClock();
  const picker = usePicker();
  const today = dayOfWall(useWallNow());
  const touch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false });
  const monthFirst = clock.date(dayOf('2001-02-03')).startsWith('02');
  if (touch) {
    return (
      <Input.Wrapper label={label} error={error}>
        <Input
          type="date"
          aria-label={label}
          value={isoDay(value)}
          onChange={({ currentTarget }) => currentTarget.value !== '' && onChange(dayOf(currentTarget.value))}
        />
      </Input.Wrapper>
    );
  }
  return (
    <DateInput
      label={label}
      error={error}
      value={isoDay(value)}
      valueFormat={(day) => clock.date(dayOf(day))}
      dateParser={(text) => {
        const day = readDay(text, { today, monthFirst });
        return day === undefined ? null : isoDay(day);
      }}
      onChange={(day) => day !== null && onChange(dayOf(day))}
      popoverProps={{ shadow: 'lg' }}
      {...picker}
    />
  );
}
