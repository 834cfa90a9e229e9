import { ruleTimes } from './expand.ts';
import type { Series } from './expand.ts';
import { asIfUtc, localFrom } from './wall-clock.ts';
import { WEEKDAYS, printRule, storedRule, untilLocal, withUntil } from './rule.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const FAR_MS = 8 * 366 * DAY_MS;

type Ruled = Pick<Series, 'starts_local' | 'time_zone' | 'rrule'>;

/** How the wall-clock times of a series move: by a distance, and between days and times where all-day changes. */
export interface Move {
  readonly from: { readonly starts_local: string; readonly time_zone: string | null };
  readonly to: { readonly starts_local: string; readonly time_zone: string | null };
}

/** Where a move takes a local time of the series (RDATE, EXDATE, RECURRENCE-ID). */
export function moveLocal(local: string, { from, to }: Move): string {
  const day = to.time_zone === null;
  const sameKind = (from.time_zone === null) === day;
  if (sameKind) return localFrom(asIfUtc(local) + asIfUtc(to.starts_local) - asIfUtc(from.starts_local), { day });
  const days = asIfUtc(to.starts_local.slice(0, 10)) - asIfUtc(from.starts_local.slice(0, 10));
  const moved = localFrom(asIfUtc(local.slice(0, 10)) + days, { day: true });
  return day ? moved : moved + to.starts_local.slice(10);
}

/**
 * Where a move takes an exception of the rule: to the moved instance, which is not always as far away (the 2nd Tuesday becomes the 2nd
 * Wednesday, and that may be six days earlier). One that the rule never gave goes as far as all.
 */
export function moveException(
  local: string,
  { move, before, after }: { move: Move; before: Ruled; after: Ruled },
): string {
  const moved = moveLocal(local, move);
  if (after.rrule === null || ruleTimes(before, { from: local, to: local }).locals.length === 0) return moved;
  return nearest(moved, after) ?? moved;
}

/** Where a move takes the first instance: onto the moved rule, which may count from another week of its month. */
export function moveBeginning(local: string, { move, rrule }: { move: Move; rrule: string | null }): string {
  const moved = moveLocal(local, move);
  if (rrule === null) return moved;
  const rule = new Map(storedRule(rrule));
  const namesDays = ['BYMONTHDAY', 'BYDAY', 'BYYEARDAY'].some((name) => rule.has(name));
  if (!namesDays || !['MONTHLY', 'YEARLY'].includes(rule.get('FREQ') ?? '')) return moved;
  for (const name of ['COUNT', 'UNTIL']) rule.delete(name);
  const { time_zone } = move.to;
  const day = time_zone === null;
  const later = localFrom(asIfUtc(moved) + FAR_MS, { day });
  // Its own month (or year) may lack the day: the next that the rule means follows then, counted from the beginning of that month.
  const period = rule.get('FREQ') === 'YEARLY' ? `${local.slice(0, 5)}01-01` : `${local.slice(0, 8)}01`;
  const counted = { starts_local: period + moved.slice(10), time_zone, rrule: printRule(rule) };
  rule.delete('INTERVAL');
  const any = { starts_local: localFrom(asIfUtc(moved) - 2 * WEEK_MS, { day }), time_zone, rrule: printRule(rule) };
  return nearest(moved, any) ?? ruleTimes(counted, { from: moved, to: later }).locals[0] ?? moved;
}

/**
 * The rule that gives the moved instances, so that a meeting on Tuesdays that moves to Wednesday repeats on Wednesdays.
 * undefined: this rule cannot be moved so (the 1st and 15th by a day, say); a new one must be given.
 */
export function moveRule(rrule: string, move: Move): string | undefined {
  const { from, to } = move;
  let rule: Map<string, string> | undefined = new Map(storedRule(rrule));
  const until = untilLocal(rule, from.time_zone);
  if (to.time_zone === null) for (const name of ['BYHOUR', 'BYMINUTE', 'BYSECOND']) rule.delete(name);
  else rule = moveClock(rule, from.starts_local, to.starts_local);
  if (rule) rule = moveDays(rule, from.starts_local.slice(0, 10), to.starts_local.slice(0, 10));
  if (!rule) return undefined;
  if (until === undefined) return printRule(rule);
  const end = moveLocal(until, move);
  return printRule(withUntil(rule, end < to.starts_local ? to.starts_local : end, to.time_zone));
}

/** The rule's instance within a week of a time. */
function nearest(local: string, ruled: Ruled): string | undefined {
  const day = ruled.time_zone === null;
  const around = (ms: number) => localFrom(asIfUtc(local) + ms, { day });
  const distance = (instance: string) => Math.abs(asIfUtc(instance) - asIfUtc(local));
  const near = ruleTimes(ruled, { from: around(-WEEK_MS), to: around(WEEK_MS) }).locals;
  return near.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** BYHOUR and its like move where they name nothing but the beginning's own. */
function moveClock(rule: Map<string, string>, from: string, to: string): Map<string, string> | undefined {
  for (const [name, start] of [
    ['BYHOUR', 11],
    ['BYMINUTE', 14],
    ['BYSECOND', 17],
  ] as const) {
    const value = rule.get(name);
    const [before, after] = [Number(from.slice(start, start + 2)), Number(to.slice(start, start + 2))];
    if (value === undefined || before === after) continue;
    const moved = value.split(',').map((each) => Number(each) + after - before);
    if (moved.some((each) => each < 0 || each > (name === 'BYHOUR' ? 23 : 59))) return undefined;
    rule.set(name, moved.join(','));
  }
  return rule;
}

function moveDays(rule: Map<string, string>, from: string, to: string): Map<string, string> | undefined {
  const days = Math.round((asIfUtc(to) - asIfUtc(from)) / DAY_MS);
  if (days === 0) return rule;
  const byDay = rule.get('BYDAY');
  const others = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'].filter((name) => rule.has(name));
  if (rule.get('FREQ') === 'WEEKLY' && others.length === 0) {
    if (byDay === undefined) return rule;
    // The week itself turns with its days: every second week stays every second.
    if (rule.has('INTERVAL')) rule.set('WKST', turnWeekday(rule.get('WKST') ?? 'MO', days));
    return rule.set(
      'BYDAY',
      byDay
        .split(',')
        .map((day) => turnWeekday(day, days))
        .join(','),
    );
  }
  const frequency = rule.get('FREQ') ?? '';
  // Into another month with every second month: which months are then meant cannot be told from the rule.
  if (rule.has('INTERVAL') && ['MONTHLY', 'YEARLY'].includes(frequency) && from.slice(0, 7) !== to.slice(0, 7))
    return undefined;
  if (byDay === undefined && others.length === 0) return nameDate(rule, to);
  if (rule.has('BYSETPOS') || rule.has('BYWEEKNO') || rule.has('BYYEARDAY')) return undefined;
  return moveDate(rule, from, to);
}

/** The day that a rule only had from its beginning: said, since the beginning may be in a month that lacks the new one. */
function nameDate(rule: Map<string, string>, day: string): Map<string, string> {
  const [, month, date] = day.split('-').map(Number);
  if (rule.get('FREQ') === 'YEARLY') rule.set('BYMONTH', String(month));
  if (['YEARLY', 'MONTHLY'].includes(rule.get('FREQ') ?? '')) rule.set('BYMONTHDAY', String(date));
  return rule;
}

/** A rule that names exactly the day of its beginning (the 2nd Tuesday, the 14th, in March) names the new one instead. */
function moveDate(rule: Map<string, string>, from: string, to: string): Map<string, string> | undefined {
  for (const [name, valuesOf] of [
    ['BYMONTH', (day: string) => [String(Number(day.slice(5, 7)))]],
    ['BYMONTHDAY', monthDays],
    ['BYDAY', ordinalDays],
  ] as const) {
    const value = rule.get(name);
    if (value === undefined) continue;
    const form = valuesOf(from).indexOf(value.replace(/^\+/, ''));
    const moved = form < 0 ? undefined : valuesOf(to)[form];
    if (moved === undefined) return undefined;
    rule.set(name, moved);
  }
  return rule;
}

/** From the beginning of its month and from the end. */
function monthDays(day: string): string[] {
  const date = Temporal.PlainDate.from(day);
  return [String(date.day), String(date.day - date.daysInMonth - 1)];
}

function ordinalDays(day: string): string[] {
  const date = Temporal.PlainDate.from(day);
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? '';
  const last = -Math.ceil((date.daysInMonth - date.day + 1) / 7);
  // Few months have a fifth: the last is meant.
  const nth = date.day > 28 ? last : Math.ceil(date.day / 7);
  return [nth, last].map((each) => `${each}${weekday}`);
}

function turnWeekday(day: string, days: number): string {
  const index = WEEKDAYS.findIndex((each) => each === day);
  return WEEKDAYS[(((index + days) % 7) + 7) % 7] ?? day;
}
