import type { Fact, Facts, PlainValue } from '../../../kernel/writer/writer.ts';
import type { Change, Changes } from './changes.ts';
import { daysOf } from './period.ts';
import type { Period } from './period.ts';
import type { Slot } from './slots.ts';
import { busyIn, dayByDay, longestFree, merge, overlapsIn, total } from './time-spent.ts';

/** Of each list this many are named; its count says how many there are. */
const NAMED = 3;
const CATEGORIES = 5;
const LONGEST_TITLE = 100;

/**
 * Everything that a summary may say about a period, computed here and nowhere else. What does not apply is not there: on an empty day
 * there is no busiest one.
 */
export function factsOf({
  period,
  within,
  after,
  changes,
  nowMs,
}: {
  period: Period;
  within: readonly Slot[];
  after: readonly Slot[];
  changes: Changes | undefined;
  nowMs: number;
}): Facts {
  const timed = within.filter(({ all_day }) => !all_day);
  const allDay = within.filter(({ all_day }) => all_day);
  const busy = busyIn(within, period);
  const spans = merge(busy);
  const days = dayByDay(within, spans, period);
  const local = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(period.timeZone).toPlainTime();
  return {
    from: { ...day(period.first), label: 'the first day' },
    until: { ...day(period.last), label: 'the last day' },
    days: { ...count(days.length, 'day_count'), label: 'how many days this is about' },
    appointments: { ...count(timed.length, 'appointment'), label: 'appointments that have a time' },
    all_day: { ...count(allDay.length, 'all_day_appointment'), label: 'appointments that last all day' },
    ...(total(spans) > 0
      ? { busy: { ...duration(total(spans)), label: 'time that appointments take, overlaps once' } }
      : {}),
    ...ends(timed.filter(({ day }) => day >= period.first)),
    ...busiest(days),
    ...categories(busy),
    ...overlaps(busy, period),
    ...allDays(allDay),
    ...freeTime(),
    ...(changes ? changed(changes) : {}),
    ...next(after),
  };

  function freeTime(): Facts {
    const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(period.timeZone).toPlainDate();
    const freeDays = days.filter(({ day, free }) => free && day >= today.toString());
    const named = days.length > 1 && days.length <= 7 && freeDays.length < days.length && freeDays.length > 0;
    const free = longestFree(days, spans, { timeZone: period.timeZone, nowMs });
    return {
      ...(named
        ? {
            free_days: {
              ...list(freeDays.map((free) => ({ day: day(free.day) }))),
              label: 'days with nothing on them',
            },
          }
        : {}),
      ...(free
        ? {
            free: { ...duration(total([free])), label: 'the longest free stretch between 8:00 and 20:00' },
            free_day: { ...day(free.day), label: 'the day of the longest free stretch' },
            free_from: { ...time(local(free.startsMs)), label: 'when the longest free stretch begins' },
            free_until: { ...time(local(free.endsMs)), label: 'when the longest free stretch ends' },
          }
        : {}),
    };
  }
}

function ends(timed: readonly Slot[]): Facts {
  const [first, last] = [timed[0], timed.at(-1)];
  return {
    ...(first ? place('first', first, 'the first appointment') : {}),
    ...(last && last !== first ? place('last', last, 'the last appointment') : {}),
  };
}

function busiest(days: readonly ReturnType<typeof dayByDay>[number][]): Facts {
  const full = days.filter(({ busyMs }) => busyMs > 0);
  const [most] = full.toSorted((a, b) => b.busyMs - a.busyMs);
  if (!most || full.length < 2) return {};
  return {
    busiest_day: { ...day(most.day), label: 'the busiest day' },
    busiest_appointments: { ...count(most.appointments, 'appointment'), label: 'appointments on the busiest day' },
    busiest_busy: { ...duration(most.busyMs), label: 'time taken on the busiest day' },
  };
}

function categories(busy: readonly Slot[]): Facts {
  const groups = [...Map.groupBy(busy, ({ category }) => category)].flatMap(([category, slots]) =>
    category === null ? [] : [{ category, ms: total(merge(slots)) }],
  );
  const most = groups.toSorted((a, b) => b.ms - a.ms).slice(0, CATEGORIES);
  if (most.length === 0) return {};
  const items = most.map(({ category, ms }) => ({ category: name(category), hours: duration(ms) }));
  return { by_category: { ...list(items), label: 'time by category, overlaps once, most first' } };
}

function overlaps(busy: readonly Slot[], { first }: Period): Facts {
  const { overlapping, pairs } = overlapsIn(busy);
  if (overlapping === 0) return {};
  const items = pairs.slice(0, NAMED).map(([one, other]) => ({
    one: name(one.title),
    other: name(other.title),
    day: day(other.day < first ? first : other.day),
    at: time(other.at),
  }));
  return {
    overlapping: { ...count(overlapping, 'appointment'), label: 'appointments that share time with another' },
    overlaps: { ...list(items), label: 'which of them share time, and when' },
  };
}

function allDays(allDay: readonly Slot[]): Facts {
  if (allDay.length === 0) return {};
  const items = allDay.slice(0, NAMED).map((slot) => ({ title: name(slot.title), day: day(slot.day) }));
  return { all_days: { ...list(items), label: 'what lasts all day, and since when' } };
}

function changed({ fresh, moved, gone }: Changes): Facts {
  const item = ({ title, day: on, at }: Change) => ({
    title: name(title),
    day: day(on),
    ...(at === '' ? {} : { at: time(at) }),
  });
  return {
    changes: { ...count(fresh.length + moved.length + gone.length, 'change'), label: 'changes since the last summary' },
    ...(fresh.length === 0
      ? {}
      : {
          fresh: { ...count(fresh.length, 'appointment'), label: 'new since the last summary' },
          fresh_ones: { ...list(fresh.slice(0, NAMED).map(item)), label: 'which are new' },
        }),
    ...(moved.length === 0
      ? {}
      : {
          moved: { ...count(moved.length, 'appointment'), label: 'moved since the last summary' },
          moved_ones: { ...list(moved.slice(0, NAMED).map(item)), label: 'which moved, and where to' },
        }),
    ...(gone.length === 0
      ? {}
      : {
          gone: { ...count(gone.length, 'appointment'), label: 'cancelled or removed since the last summary' },
          gone_ones: {
            ...list(gone.slice(0, NAMED).map(({ title, day: on }) => ({ title: name(title), day: day(on) }))),
            label: 'which were cancelled or removed, and when they were to be',
          },
        }),
  };
}

function next(after: readonly Slot[]): Facts {
  const first = after.find(({ all_day }) => !all_day);
  return first ? place('next', first, 'the first appointment afterwards') : {};
}

function place(prefix: string, slot: Slot, label: string): Record<string, Fact> {
  return {
    [`${prefix}_title`]: { ...name(slot.title), label: `title of ${label}` },
    [`${prefix}_day`]: { ...day(slot.day), label: `day of ${label}` },
    [`${prefix}_at`]: { ...time(slot.at), label: `when ${label} begins` },
  };
}

const day = (value: string) => ({ kind: 'day', value }) as const;
const count = (value: number, noun: string) => ({ kind: 'count', value, noun }) as const;
const duration = (ms: number) => ({ kind: 'duration', minutes: Math.round(ms / 60_000) }) as const;
/** A title of nothing but invisible characters is shown as dots. */
const name = (value: string) =>
  ({ kind: 'name', value: /[^\p{C}\s]/u.test(value) ? value.slice(0, LONGEST_TITLE) : '…' }) as const;
const list = (items: Record<string, PlainValue>[]) => ({ kind: 'list', items }) as const;
const time = (value: string | Temporal.PlainTime) =>
  ({ kind: 'time', value: typeof value === 'string' ? value : value.toString({ smallestUnit: 'minute' }) }) as const;

/** Longer periods deserve longer texts. */
export function lengthFor(period: Period): 'normal' | 'long' {
  return daysOf(period).length === 1 ? 'normal' : 'long';
}
