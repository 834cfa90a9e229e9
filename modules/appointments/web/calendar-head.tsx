import { ActionIcon, Button, Popover, SegmentedControl, Title, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconChevronDown, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useEscape } from '../../../web/design/design.tsx';
import classes from './calendar.module.css';
import { VIEWS } from './calendar-search.ts';
import { useClock } from './clock.tsx';
import { dayOf, isoDay } from './time/time.ts';
import type { CalendarState } from './use-calendar.ts';
import { usePicker } from './use-picker.ts';

const NAMES = { month: 'Month', week: 'Week', day: 'Day', agenda: 'Agenda' } as const;

/** Which days are shown and how, and the way to others. */
export function CalendarHead({
  calendar,
  plan,
  children,
}: {
  calendar: CalendarState;
  plan: () => void;
  children: ReactNode;
}) {
  const { search, view, phone, days, date, go, show, step, today } = calendar;
  const clock = useClock();
  const period =
    view === 'month'
      ? clock.month(date)
      : view === 'day'
        ? phone
          ? clock.month(date)
          : clock.longDay(date)
        : clock.days(days[0] ?? date, days.at(-1) ?? date);
  useEffect(() => {
    document.title = `${period} · Appointments · Steward`;
  }, [period]);
  return (
    <header className={classes.head}>
      <Title order={1} tabIndex={-1} data-page-title className={classes.forListeners ?? ''}>
        Appointments
      </Title>
      <div className={classes.steps}>
        <ActionIcon aria-label={`Earlier ${NAMES[view].toLowerCase()}`} onClick={() => step(-1)}>
          <IconChevronLeft size={20} stroke={1.7} />
        </ActionIcon>
        <ActionIcon aria-label={`Later ${NAMES[view].toLowerCase()}`} onClick={() => step(1)}>
          <IconChevronRight size={20} stroke={1.7} />
        </ActionIcon>
        <Button variant="default" className={classes.today ?? ''} onClick={() => show(today)}>
          Today
        </Button>
      </div>
      <PeriodPicker period={period} calendar={calendar} />
      {children}
      <div className={classes.headEnd}>
        <SegmentedControl
          aria-label="View"
          size="sm"
          value={view}
          data={VIEWS.filter((each) => !phone || each === 'day' || each === 'agenda').map((value) => ({
            value,
            label: NAMES[value],
          }))}
          onChange={(value) => go({ view: value, open: undefined })}
        />
        {!phone && search.edit === undefined && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={plan}>
            New
          </Button>
        )}
      </div>
    </header>
  );
}

/** The days that are shown, in words; opens a month to pick another from. */
function PeriodPicker({ period, calendar: { date, show } }: { period: string; calendar: CalendarState }) {
  const [open, setOpen] = useState(false);
  const picker = usePicker();
  useEscape(open, () => setOpen(false));
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      closeOnEscape={false}
      position="bottom-start"
      shadow="lg"
      radius="lg"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <UnstyledButton className={classes.period ?? ''} onClick={() => setOpen(!open)}>
          <span aria-live="polite">{period}</span>
          <IconChevronDown size={16} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Go to a day">
        <DatePicker
          value={isoDay(date)}
          defaultDate={isoDay(date)}
          onChange={(day) => {
            if (day !== null) show(dayOf(day));
            setOpen(false);
          }}
          {...picker}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
