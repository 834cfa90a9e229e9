import { fold } from './jcal.ts';

interface Transition {
  readonly ms: number;
  /** What the clocks show before they are moved. */
  readonly local: string;
  readonly from: number;
  readonly to: number;
}

const YEAR_MS = 365.25 * 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * A VTIMEZONE (RFC 5545 3.6.5) for programs that do not know the zone by its name: every change of its clocks from `fromMs` until some years
 * from now, and where they have come to a rule, the rule.
 */
export function zoneLines(zone: string, { fromMs, nowMs }: { fromMs: number; nowMs: number }): string {
  const since = fromMs - YEAR_MS;
  const transitions = transitionsOf(zone, since, Math.max(nowMs, fromMs) + 5 * YEAR_MS);
  const first = transitions[0]?.from ?? offsetAt(since, zone);
  const groups = Map.groupBy(transitions, ({ from, to }) => `${from} ${to}`);
  const last = transitions.at(-1)?.ms ?? 0;
  return (
    fold('BEGIN:VTIMEZONE') +
    fold(`TZID:${zone}`) +
    observance({ kind: 'STANDARD', locals: [localAt(since, first)], from: first, to: first }) +
    [...groups.values()].map((group) => observancesOf(group, last)).join('') +
    fold('END:VTIMEZONE')
  );
}

/** One with the rule of the last years, one with the days before it. */
function observancesOf(group: readonly Transition[], last: number): string {
  const [{ from, to } = { from: 0, to: 0 }] = group;
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  const rule = ruleOf(group, last);
  const before = rule ? group.slice(0, -rule.years) : group;
  const ruled = rule ? group.slice(-rule.years) : [];
  const parts = [];
  if (before.length > 0) parts.push(observance({ kind, locals: before.map(({ local }) => local), from, to }));
  if (rule && ruled[0]) parts.push(observance({ kind, locals: [ruled[0].local], from, to, rrule: rule.rrule }));
  return parts.join('');
}

/** The rule that holds for the last years, three at least, and still does. */
function ruleOf(group: readonly Transition[], last: number): { rrule: string; years: number } | undefined {
  const newest = group.at(-1);
  if (!newest || newest.ms < last - YEAR_MS) return undefined;
  const candidates = (['last', 'nth'] as const).map((way) => {
    const wanted = dayRule(newest.local, way);
    if (wanted === undefined) return { rrule: '', years: 0 };
    let years = 0;
    for (const { local } of group.toReversed()) {
      const expected = Number(newest.local.slice(0, 4)) - years;
      if (dayRule(local, way) !== wanted || Number(local.slice(0, 4)) !== expected) break;
      if (local.slice(11) !== newest.local.slice(11)) break;
      years += 1;
    }
    return { rrule: `FREQ=YEARLY;${wanted}`, years };
  });
  return candidates.toSorted((a, b) => b.years - a.years).find(({ years }) => years >= 3);
}

/** A day of a year as a rule: the last Sunday of March, or the second. */
function dayRule(local: string, way: 'last' | 'nth'): string | undefined {
  const date = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const days = new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate();
  if (way === 'last' && day + 7 <= days) return undefined;
  const ordinal = way === 'nth' ? Math.ceil(day / 7) : -1;
  return `BYMONTH=${month};BYDAY=${ordinal}${WEEKDAYS[date.getUTCDay()]}`;
}

function observance({
  kind,
  locals,
  from,
  to,
  rrule,
}: {
  kind: string;
  locals: readonly string[];
  from: number;
  to: number;
  rrule?: string;
}): string {
  const [starts = '', ...more] = locals.map((local) => local.replaceAll(/[-:]/g, ''));
  return [
    `BEGIN:${kind}`,
    `DTSTART:${starts}`,
    `TZOFFSETFROM:${offset(from)}`,
    `TZOFFSETTO:${offset(to)}`,
    ...(rrule === undefined ? [] : [`RRULE:${rrule}`]),
    ...(more.length > 0 ? [`RDATE:${more.join(',')}`] : []),
    `END:${kind}`,
  ]
    .map(fold)
    .join('');
}

function transitionsOf(zone: string, fromMs: number, toMs: number): Transition[] {
  const found: Transition[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(Math.round(fromMs)).toZonedDateTimeISO(
    zone,
  );
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at.epochMilliseconds > toMs) return found;
    const from = offsetAt(at.epochMilliseconds - 1, zone);
    const to = offsetAt(at.epochMilliseconds, zone);
    if (from !== to) found.push({ ms: at.epochMilliseconds, local: localAt(at.epochMilliseconds, from), from, to });
  }
}

function offsetAt(ms: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

function localAt(ms: number, offsetMs: number): string {
  return new Date(Math.round(ms) + offsetMs).toISOString().slice(0, 19);
}

function offset(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${ms < 0 ? '-' : '+'}${two(h)}${two(m)}${s === 0 ? '' : two(s)}`;
}
