import { Button, NativeSelect, SegmentedControl, Skeleton } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ErrorNotice, useNow } from '../../../../web/design/design.tsx';
import { dayIn, firstDay, lastDay, monthOf } from './calendar-days.ts';
import { MonthGrid } from './month-grid.tsx';
import { slotsOptions } from './visitor-queries.ts';
import type { PublicPage, Slot } from './visitor-queries.ts';
import classes from './visitor.module.css';
import { dayInWords, minutesInWords, timeIn, zoneInWords } from './words.ts';

interface Props {
  readonly page: PublicPage;
  readonly duration: number;
  /** Absent where a booking is moved: it lasts as long as it did. */
  readonly chooseDuration?: (minutes: number) => void;
  /** The token of the booking that is moved. */
  readonly moving?: string;
  readonly zone: string;
  readonly chooseZone: (zone: string) => void;
  /** Lives above, so that whoever comes back finds the day they left. */
  readonly place: Place;
  readonly goTo: (place: Place) => void;
  readonly choose: (slot: Slot) => void;
}

/** Where in the calendar one looks; left out: where something is free. */
export interface Place {
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

/** From a duration to a day to a time, all on one screen. */
export function SlotPicker({ page, duration, chooseDuration, moving, zone, chooseZone, place, goTo, choose }: Props) {
  const today = dayIn(useNow(), zone);
  const inMonth = (month: string) => {
    const from = firstDay(month) > today ? firstDay(month) : today;
    return slotsOptions({ slug: page.slug, from, to: lastDay(month), duration, time_zone: zone, moving });
  };
  const nearest = useQuery(inMonth(monthOf(today)));
  // The first look goes where something is free.
  const nextFree = nearest.data?.slots[0] ?? nearest.data?.next;
  const month = place.month ?? (nextFree ? monthOf(dayIn(nextFree.starts_at, zone)) : monthOf(today));
  const slots = useQuery({ ...inMonth(month), placeholderData: keepPreviousData });
  const byDay = Map.groupBy(slots.isPlaceholderData ? [] : (slots.data?.slots ?? []), ({ starts_at }) =>
    dayIn(starts_at, zone),
  );
  const day = place.day !== undefined && byDay.has(place.day) ? place.day : [...byDay.keys()][0];
  const waiting = slots.isPending || slots.isPlaceholderData;
  const error = slots.error ?? nearest.error;

  return (
    <div className={classes.picker}>
      {chooseDuration && page.durations.length > 1 && (
        <SegmentedControl
          fullWidth
          aria-label="How long"
          data={page.durations.map((minutes) => ({ value: String(minutes), label: minutesInWords(minutes) }))}
          value={String(duration)}
          onChange={(minutes) => chooseDuration(Number(minutes))}
        />
      )}
      {error && <ErrorNotice error={error} retry={() => void slots.refetch()} />}
      <MonthGrid
        {...{ month, first: today, last: page.last_day, chosen: day, waiting }}
        show={(shown) => goTo({ month: shown })}
        choose={(chosen) => goTo({ month, day: chosen })}
        free={new Map([...byDay].map(([each, list]) => [each, list.length]))}
      />
      <section aria-label="Choose a time" className={classes.times} aria-busy={waiting}>
        {waiting && <Skeleton h={180} radius="md" aria-hidden />}
        {day !== undefined && (
          <>
            <h2>{dayInWords(day)}</h2>
            <ul className={classes.slots}>
              {byDay.get(day)?.map((slot) => (
                <li key={slot.starts_at}>
                  <Button variant="default" fullWidth onClick={() => choose(slot)}>
                    {timeIn(slot.starts_at, zone)}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {!waiting && !error && day === undefined && (
          <NothingFree next={slots.data?.next ?? null} zone={zone} show={(next) => goTo({ month: monthOf(next) })} />
        )}
      </section>
      <NativeSelect
        className={classes.zone ?? ''}
        label="Times are shown in"
        leftSection={<IconWorld size={18} aria-hidden />}
        value={zone}
        onChange={(event) => chooseZone(event.currentTarget.value)}
        data={zonesWith(zone, page.time_zone)}
      />
    </div>
  );
}

function NothingFree({ next, zone, show }: { next: Slot | null; zone: string; show: (day: string) => void }) {
  if (!next) return <p className={classes.quiet}>Nothing is free at the moment. Please look again later.</p>;
  const day = dayIn(next.starts_at, zone);
  return (
    <div className={classes.nothing}>
      <p className={classes.quiet}>Nothing is free in this month.</p>
      <Button variant="light" onClick={() => show(day)}>
        Go to {dayInWords(day)}
      </Button>
    </div>
  );
}

function zonesWith(...first: string[]): { value: string; label: string }[] {
  const all = new Set([...first, ...Intl.supportedValuesOf('timeZone')]);
  return [...all].map((zone, index) => ({
    value: zone,
    label: index < first.length ? zoneInWords(zone) : zone.replaceAll('_', ' '),
  }));
}
