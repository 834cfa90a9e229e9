import { getRouteApi } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { CalendarSearch, View } from './calendar-search.ts';
import { useClock } from './clock.tsx';
import { dayOf, dayOfWall, isoDay, monthOf, shiftMonths, weekOf } from './time/time.ts';
import type { Day } from './time/time.ts';
import { useWallNow } from './use-wall-now.ts';

const route = getRouteApi('/appointments');

/** How many days an agenda looks ahead. */
const AGENDA_DAYS = 28;

/** What is looked at, as the address says it; and how to look at something else. */
export function useCalendar() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const clock = useClock();
  const today = dayOfWall(useWallNow());
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const date = search.date === undefined ? today : dayOf(search.date);
  const asked = search.view ?? (phone ? 'day' : 'week');
  // A phone is too narrow for seven columns.
  const view: View = phone && asked !== 'agenda' ? 'day' : asked;
  const days = useMemo(() => daysOf(view, date, clock.firstWeekday), [view, date, clock.firstWeekday]);
  const go = (change: CalendarSearch, { replace = false } = {}) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace });
  const show = (day: Day, change: CalendarSearch = {}) =>
    go({ date: day === today ? undefined : isoDay(day), open: undefined, ...change });
  const step = (by: 1 | -1) => show(stepped(view, date, by));
  return { search, phone, view, date, today, days, go, show, step };
}

export type CalendarState = ReturnType<typeof useCalendar>;

function daysOf(view: View, date: Day, firstWeekday: number): readonly Day[] {
  const from = (first: Day, count: number) => Array.from({ length: count }, (_, index) => first + index);
  if (view === 'day') return from(date, 1);
  if (view === 'agenda') return from(date, AGENDA_DAYS);
  if (view === 'week') return from(weekOf(date, firstWeekday), 7);
  const { first, next } = monthOf(date);
  const start = weekOf(first, firstWeekday);
  return from(start, weekOf(next - 1, firstWeekday) + 7 - start);
}

function stepped(view: View, date: Day, by: 1 | -1): Day {
  if (view === 'month') return shiftMonths(date, by);
  return date + by * { week: 7, day: 1, agenda: AGENDA_DAYS }[view];
}
