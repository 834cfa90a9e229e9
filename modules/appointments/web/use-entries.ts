import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Calendar } from '../../../web/api/api.ts';
import { calendarsOptions, categoriesOptions, occurrencesOptions } from './calendar-queries.ts';
import { useClock } from './clock.tsx';
import { entryOf, inOrder } from './entries.ts';
import type { Entry } from './entries.ts';
import { weekOf } from './time/time.ts';
import type { Day } from './time/time.ts';

const NO_COLOR = '#66757b';

interface Range {
  readonly first: Day;
  readonly last: Day;
}

/** What stands in the days that are shown, in which colours; the days before and after are fetched ahead. */
export function useEntries(days: readonly Day[], shownCalendars: string | undefined) {
  const { zone, firstWeekday } = useClock();
  const client = useQueryClient();
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  const range = useMemo(() => rangeOf(first, last, firstWeekday), [first, last, firstWeekday]);
  const { data, error, refetch, isPending } = useQuery(occurrencesOptions({ ...range, zone }));
  const calendars = useQuery(calendarsOptions);
  const categories = useQuery(categoriesOptions);

  const settled = data !== undefined;
  useEffect(() => {
    if (!settled) return;
    const size = range.last - range.first + 1;
    for (const by of [size, -size]) {
      const next = { first: range.first + by, last: range.last + by, zone };
      void client.prefetchQuery(occurrencesOptions(next));
    }
  }, [client, settled, range, zone]);

  const items = data?.items;
  const around = useMemo(() => {
    const shown = shownCalendars?.split(',');
    return inOrder(
      (items ?? [])
        .filter(({ calendar_id }) => shown === undefined || shown.includes(calendar_id))
        .map((occurrence) => entryOf(occurrence, zone)),
    );
  }, [items, shownCalendars, zone]);
  const entries = useMemo(
    () => around.filter(({ firstDay, lastDay }) => firstDay <= last && lastDay >= first),
    [around, first, last],
  );

  const calendarItems = calendars.data?.items;
  const categoryItems = categories.data?.items;
  const look = useMemo(() => {
    const byId = new Map<string, Calendar>(calendarItems?.map((each) => [each.id, each]));
    const byName = new Map(categoryItems?.map(({ name, color }) => [name, color]));
    const calendarFor = ({ occurrence }: Entry) => byId.get(occurrence.calendar_id);
    return {
      calendarFor,
      /** Its category's colour where that has one, else its calendar's. */
      colorOf: (entry: Entry) => byName.get(entry.occurrence.category ?? '') ?? calendarFor(entry)?.color ?? NO_COLOR,
      /** Its name, where there is more than one to tell apart. */
      calendarOf: (entry: Entry) => (byId.size > 1 ? (calendarFor(entry)?.name ?? '') : ''),
    };
  }, [calendarItems, categoryItems]);

  return { ...look, entries, around, calendars: calendarItems ?? [], isPending, error, refetch };
}

/** A day is fetched with its week: the days around it are there at once. */
function rangeOf(first: Day, last: Day, firstWeekday: number): Range {
  if (last > first) return { first, last };
  const start = weekOf(first, firstWeekday);
  return { first: start, last: start + 6 };
}
