import { RuleTooDense, asIfUtc, expand, parseRule, printRule } from '../recurrence/recurrence.ts';
import { nameAndValue } from './components.ts';
import type { RawComponent } from './components.ts';

/** One STANDARD or DAYLIGHT of a VTIMEZONE: from its beginnings on, the clocks are `offsetMs` ahead of UTC. */
interface Observance {
  readonly starts_local: string;
  readonly beforeMs: number;
  readonly offsetMs: number;
  readonly rrule: string | null;
  readonly rdates: readonly string[];
}

/** Looked at in the middle and at the end of each month of these years: rules, not history, decide. */
const YEARS = [2024, 2025];
const SAMPLES = YEARS.flatMap((year) =>
  Array.from({ length: 24 }, (_, half) => Date.UTC(year, half >> 1, half % 2 === 0 ? 3 : 17, 12)),
);
const MOST_OBSERVANCES = 400;

/** The IANA zone whose clocks go as the rules say: the preferred one if it does, else the first by name. */
export function zoneByRules(component: RawComponent, preferred: string): string | undefined {
  const offsets = offsetsByRules(component);
  if (offsets === undefined) return undefined;
  const fits = (zone: string) => offsets.every((offset, index) => offset === offsetAt(SAMPLES[index] ?? 0, zone));
  return [preferred, ...LIKELY, ...Intl.supportedValuesOf('timeZone')].find(fits);
}

/** Of several that go alike, what most people mean. */
const LIKELY = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'Asia/Shanghai',
];

function offsetAt(ms: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

function offsetsByRules(component: RawComponent): number[] | undefined {
  const observances = observancesOf(component);
  if (observances.length === 0) return undefined;
  const transitions = observances.flatMap(transitionsOf).toSorted((a, b) => a.atMs - b.atMs);
  const [first] = observances.toSorted((a, b) => (a.starts_local < b.starts_local ? -1 : 1));
  return SAMPLES.map(
    (ms) =>
      transitions.findLast(({ atMs }) => atMs <= ms)?.offsetMs ?? transitions[0]?.beforeMs ?? first?.offsetMs ?? 0,
  );
}

function transitionsOf(observance: Observance): { atMs: number; offsetMs: number; beforeMs: number }[] {
  const { starts_local, beforeMs, offsetMs, rrule, rdates } = observance;
  const [from, to] = [`${(YEARS[0] ?? 0) - 1}-01-01T00:00:00`, `${(YEARS.at(-1) ?? 0) + 1}-01-01T00:00:00`];
  // What came before is in force until something else is; only the last of it matters.
  const earlier = starts_local < from ? [starts_local] : [];
  try {
    const { locals } = expand({ starts_local, time_zone: 'UTC', rrule, rdates, exdates: [] }, { from, to });
    return [...earlier, ...locals].map((local) => ({ atMs: asIfUtc(local) - beforeMs, offsetMs, beforeMs }));
  } catch (error) {
    if (error instanceof RuleTooDense) return [];
    throw error;
  }
}

function observancesOf({ lines }: RawComponent): Observance[] {
  const found: Observance[] = [];
  let values: Map<string, string[]> | undefined;
  for (const { text } of lines) {
    if (/^BEGIN:(STANDARD|DAYLIGHT)/i.test(text)) values = new Map();
    else if (/^END:(STANDARD|DAYLIGHT)/i.test(text)) {
      const observance = values && observanceFrom(values);
      if (observance && found.length < MOST_OBSERVANCES) found.push(observance);
      values = undefined;
    } else if (values) {
      const { name, value } = nameAndValue(text);
      const before = values.get(name);
      if (before) before.push(value.trim());
      else values.set(name, [value.trim()]);
    }
  }
  return found;
}

function observanceFrom(values: ReadonlyMap<string, readonly string[]>): Observance | undefined {
  const starts_local = localFromText(values.get('DTSTART')?.[0]);
  const offsetMs = offsetFrom(values.get('TZOFFSETTO')?.[0]);
  const beforeMs = offsetFrom(values.get('TZOFFSETFROM')?.[0]) ?? offsetMs;
  if (starts_local === undefined || offsetMs === undefined || beforeMs === undefined) return undefined;
  const rule = parseRule(values.get('RRULE')?.[0] ?? '', { starts_local, time_zone: 'UTC' });
  const rdates = (values.get('RDATE') ?? []).flatMap((list) =>
    list.split(',').flatMap((text) => localFromText(text) ?? []),
  );
  const rrule = 'rule' in rule && isOfClocks(rule.rule) ? printRule(rule.rule) : null;
  return { starts_local, beforeMs, offsetMs, rrule, rdates };
}

/** Clocks change on some days of a year. Rules of seconds are nobody's, and only cost time. */
function isOfClocks(rule: ReadonlyMap<string, string>): boolean {
  return rule.get('FREQ') === 'YEARLY' && !['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((name) => rule.has(name));
}

function localFromText(text = ''): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return Number.isNaN(asIfUtc(local)) ? undefined : local;
}

function offsetFrom(text = ''): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
