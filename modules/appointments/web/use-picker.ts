import type { DayOfWeek } from '@mantine/dates';
import classes from './calendar.module.css';
import { useClock } from './clock.tsx';

const LABELS = {
  previousMonth: 'The month before',
  nextMonth: 'The month after',
  previousYear: 'The year before',
  nextYear: 'The year after',
  previousDecade: 'The decade before',
  nextDecade: 'The decade after',
};

/** The kit's calendars with this person's week, named controls and colours that can be read. */
export function usePicker() {
  const { firstWeekday } = useClock();
  return {
    firstDayOfWeek: (firstWeekday % 7) as DayOfWeek,
    highlightToday: true,
    ariaLabels: LABELS,
    classNames: { day: classes.pickerDay ?? '' },
  };
}
