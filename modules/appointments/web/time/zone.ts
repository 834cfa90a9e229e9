import type { Day } from '../../../../web/days/days.ts';
import { MINUTES_A_DAY, wallAt } from './wall.ts';
import type { Wall } from './wall.ts';

const MINUTE_MS = 60_000;
/** Zones change their clocks at full quarters: within one, the offset is the same. */
const QUARTER_MS = 15 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** How many minutes the clocks of `zone` are ahead of UTC at an instant. */
export function offsetAt(instantMs: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  const quarter = Math.floor(instantMs / QUARTER_MS);
  let offset = known.get(quarter);
  if (offset === undefined) known.set(quarter, (offset = readOffset(quarter * QUARTER_MS, zone)));
  return offset;
}

/** The browser's own Temporal is not there everywhere yet; Intl is. */
function readOffset(instantMs: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return (Date.UTC(year, month - 1, day, hour, minute) - instantMs) / MINUTE_MS;
}

/** What the clocks of `zone` show at an instant. */
export function wallOf(instant: string | number, zone: string): Wall {
  const instantMs = typeof instant === 'number' ? instant : Date.parse(instant);
  return Math.floor(instantMs / MINUTE_MS) + offsetAt(instantMs, zone);
}

/** The instants, in milliseconds, at which the clocks show `wall`: none where they skip it, two where it comes twice. */
export function instantsOf(wall: Wall, zone: string): number[] {
  const asUtcMs = wall * MINUTE_MS;
  const found = new Set(
    aroundOf(wall, zone)
      .map((offset) => asUtcMs - offset * MINUTE_MS)
      .filter((instantMs) => offsetAt(instantMs, zone) === (asUtcMs - instantMs) / MINUTE_MS),
  );
  return [...found].toSorted((a, b) => a - b);
}

/** The first of them; where the clocks skip it, as much later as they skip (RFC 5545). */
export const instantOf = (wall: Wall, zone: string): number =>
  instantsOf(wall, zone)[0] ?? (wall - aroundOf(wall, zone)[0]) * MINUTE_MS;

/** A day away on either side lies safely before and after any change of the clocks. */
const aroundOf = (wall: Wall, zone: string): [number, number] => [
  offsetAt(wall * MINUTE_MS - 86_400_000, zone),
  offsetAt(wall * MINUTE_MS + 86_400_000, zone),
];

/** A stretch of a day's clock that does not happen, or happens twice. */
export interface ClockChange {
  readonly kind: 'skipped' | 'twice';
  /** Minutes of the day. */
  readonly from: number;
  readonly to: number;
}

/** What is odd about the clocks of `zone` on a day; nothing on nearly all days. */
export function clockChangeOn(day: Day, zone: string): ClockChange | undefined {
  const startMs = instantOf(wallAt(day, 0), zone);
  const endMs = instantOf(wallAt(day + 1, 0), zone);
  const missing = MINUTES_A_DAY - (endMs - startMs) / MINUTE_MS;
  if (missing === 0) return undefined;
  const offset = offsetAt(startMs, zone);
  let [low, high] = [startMs / QUARTER_MS, endMs / QUARTER_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * QUARTER_MS, zone) === offset) low = middle;
    else high = middle;
  }
  const at = (high * QUARTER_MS) / MINUTE_MS + offset - wallAt(day, 0);
  return missing > 0 ? { kind: 'skipped', from: at, to: at + missing } : { kind: 'twice', from: at + missing, to: at };
}
