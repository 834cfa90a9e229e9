import { asIfUtc, instantOf, localFrom, wallClockAt } from '../recurrence/recurrence.ts';
import { parameterOf } from './jcal.ts';
import type { Property } from './jcal.ts';

/** A DATE or DATE-TIME of RFC 5545, on the wall clock. */
export interface Moment {
  readonly local: string;
  /** null: a day. */
  readonly zone: string | null;
  readonly fold: 0 | 1;
  /** It named no zone. */
  readonly floating?: true;
}

/** One event cannot be read; `message` says why in plain words. The others can. */
export class BrokenEvent extends Error {
  override readonly name = 'BrokenEvent';
}

/** What a file's own words for zones mean; where `floating` times take place. */
export interface Zones {
  find(tzid: string): string | undefined;
  readonly floating: string;
}

/** Ours: the zone of a time that is written in UTC because the clocks show it twice there. */
export const ZONE_PARAMETER = 'x-steward-tzid';

/** @throws BrokenEvent */
export function readMoment(property: Property, value: unknown, zones: Zones): Moment {
  const text = String(value);
  const [, date = '', time, utc] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(Z?))?$/.exec(text) ?? [];
  const clock = time?.replace(/:60$/, ':59');
  const local = clock === undefined ? date : `${date}T${clock}`;
  if (!isTime(local)) throw new BrokenEvent(`${nameOf(property)} "${text}" is no date.`);
  if (date < '0002-01-01' || date > '9998-12-30')
    throw new BrokenEvent(`${nameOf(property)}: years go from 2 to 9998.`);
  if (clock === undefined) return { local, zone: null, fold: 0 };
  if (utc === 'Z') {
    const zone = zones.find(parameterOf(property, ZONE_PARAMETER) ?? '');
    return zone === undefined ? { local, zone: 'UTC', fold: 0 } : momentAt(asIfUtc(local), zone);
  }
  const tzid = parameterOf(property, 'tzid');
  if (tzid === undefined) return { local, zone: zones.floating, fold: 0, floating: true };
  const zone = zones.find(tzid);
  if (zone === undefined)
    throw new BrokenEvent(`${nameOf(property)} is in an unknown time zone, "${tzid.slice(0, 100)}".`);
  return { local, zone, fold: 0 };
}

export function momentAt(ms: number, zone: string): Moment {
  const local = wallClockAt(ms, zone);
  return { local, zone, fold: instantOf(local, zone) === ms ? 0 : 1 };
}

/** The same moment as the clocks of an appointment show it; a day is meant at its beginning `at` (`T15:00:00`). */
export function localIn({ local, zone, fold }: Moment, wanted: { zone: string | null; at: string }): string {
  if (wanted.zone === null) return local.slice(0, 10);
  if (zone === null) return local + wanted.at;
  return zone === wanted.zone ? local : wallClockAt(instantOf(local, zone, fold), wanted.zone);
}

/** A DURATION (RFC 5545 3.3.6): days on the calendar, and the rest as it passes. @throws BrokenEvent */
export function readDuration(text: string): { days: number; ms: number } {
  const found = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!found || /[PT]$/.test(text)) throw new BrokenEvent(`"${text.slice(0, 100)}" is no duration.`);
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((part) => Number(part ?? 0));
  const sign = found[1] === '-' ? -1 : 1;
  const duration = { days: sign * (weeks * 7 + days), ms: sign * ((hours * 60 + minutes) * 60 + seconds) * 1000 };
  if (Math.abs(duration.days) > 36_525 || Math.abs(duration.ms) > 36_525 * 86_400_000)
    throw new BrokenEvent('It lasts more than a hundred years.');
  return duration;
}

function nameOf([name]: Property): string {
  return name.toUpperCase();
}

/** JavaScript's dates roll February 30 over into March. */
function isTime(local: string): boolean {
  if (local === '') return false;
  const ms = asIfUtc(local);
  return !Number.isNaN(ms) && localFrom(ms, { day: local.length === 10 }) === local;
}
