import { Input } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { DayOfWeek } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { dayOf, isoDay, readDay } from '../days/days.ts';
import { useFormat, useNow } from '../design/design.tsx';
import classes from './day-field.module.css';

interface Props {
  readonly label: string;
  /** `2026-03-02`; undefined: none. */
  readonly value: string | undefined;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** It may be left empty. */
  readonly clearable?: boolean;
  /** Where the year is left out. */
  readonly toward?: 'future' | 'past';
  onChange(day: string | undefined): void;
}

const LABELS = {
  previousMonth: 'The month before',
  nextMonth: 'The month after',
  previousYear: 'The year before',
  nextYear: 'The year after',
  previousDecade: 'The decade before',
  nextDecade: 'The decade after',
};

/** A day of the years 1900 to 2199: typed as people write it, "yesterday", "12.3.", or picked. Under a thumb it is the phone's own. */
export function DayField({
  label,
  value,
  error,
  disabled = false,
  clearable = false,
  toward = 'past',
  onChange,
}: Props) {
  const { locale, zone } = useFormat();
  const today = dayOf(dayIn(zone, useNow()));
  const touch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false });
  const figures = useMemo(
    () => new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
    [locale],
  );
  const written = (day: string) => figures.format(Date.parse(`${day}T12:00:00Z`));
  if (touch) {
    return (
      <Input.Wrapper label={label} error={error}>
        <Input
          type="date"
          aria-label={label}
          min="1900-01-01"
          max="2199-12-31"
          disabled={disabled}
          value={value ?? ''}
          onChange={({ currentTarget: { value: day } }) => (day !== '' || clearable) && onChange(day || undefined)}
        />
      </Input.Wrapper>
    );
  }
  return (
    <DateInput
      label={label}
      error={error}
      disabled={disabled}
      value={value ?? null}
      valueFormat={written}
      dateParser={(text) => {
        const monthFirst = written('2001-02-03').startsWith('02');
        const day = readDay(text, { today, monthFirst, toward });
        return day === undefined || day < MIN || day > MAX ? null : isoDay(day);
      }}
      onChange={(day) => (day !== null || clearable) && onChange(day ?? undefined)}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': `Clear: ${label}` }}
      firstDayOfWeek={firstDayOf(locale)}
      highlightToday
      ariaLabels={LABELS}
      classNames={{ day: classes.day ?? '' }}
      popoverProps={{ shadow: 'lg', withinPortal: false }}
    />
  );
}

const [MIN, MAX] = [dayOf('1900-01-01'), dayOf('2199-12-31')];

/** The day that it is there and then. */
export const dayIn = (zone: string, nowMs: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(nowMs);

/** Not every browser knows its locale's week; most of the world begins with Monday. */
function firstDayOf(locale: string): DayOfWeek {
  const names = new Intl.Locale(locale);
  const first: number = 'getWeekInfo' in names ? names.getWeekInfo().firstDay : 1;
  return (first % 7) as DayOfWeek;
}
