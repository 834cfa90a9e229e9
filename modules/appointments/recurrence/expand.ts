import { createRequire } from 'node:module';
import { asIfUtc, localFrom } from './wall-clock.ts';
import { printRule, storedRule, untilLocal } from './rule.ts';

/** What decides when an appointment takes place: a beginning on the wall clock, a stored rule, and exceptions. */
export interface Series {
  readonly starts_local: string;
  /** null: all-day. */
  readonly time_zone: string | null;
  readonly rrule: string | null;
  readonly rdates: readonly string[];
  readonly exdates: readonly string[];
}

/** A rule that needs more work than any honest one. */
export class RuleTooDense extends Error {
  override readonly name = 'RuleTooDense';
}

/** Bounds for rules made to hurt: steps of the rule, candidates looked at, and instances found by one call. */
const MOST_STEPS = 10_000;
const MOST_CANDIDATES = 50_000;
const MOST_IN_A_YEAR = 1000;

/**
 * The local beginnings from `from` to `to`, both included, in order: the rule's and the beginning itself, with RDATE, without EXDATE
 * (RFC 5545 3.8.5.3). Everything happens on the wall clock, so that no rule of any zone moves it; the beginning always counts as the
 * first. `complete`: none comes after `to`.
 *
 * @throws RuleTooDense
 */
export function expand(
  series: Series,
  { from, to }: { from: string; to: string },
): { locals: string[]; complete: boolean } {
  const { rdates, exdates } = series;
  const ruled = ruleTimes(series, { from, to });
  const excluded = new Set(exdates);
  const extra = rdates.filter((local) => local >= from && local <= to);
  const all = extra.length === 0 ? ruled.locals : [...new Set([...ruled.locals, ...extra])].toSorted();
  return {
    locals: excluded.size === 0 ? all : all.filter((local) => !excluded.has(local)),
    complete: ruled.complete && rdates.every((local) => local <= to),
  };
}

/** What the rule alone gives: what COUNT counts. */
export function ruleTimes(
  { starts_local, time_zone, rrule }: Pick<Series, 'starts_local' | 'time_zone' | 'rrule'>,
  { from, to }: { from: string; to: string },
): { locals: string[]; complete: boolean } {
  const within = (local: string) => local >= from && local <= to;
  if (rrule === null) return { locals: [starts_local].filter(within), complete: starts_local <= to };
  const rule = storedRule(rrule);
  const until = untilLocal(rule, time_zone);
  if (to < starts_local) return { locals: [], complete: false };
  const count = rule.has('COUNT') ? Number(rule.get('COUNT')) : undefined;
  // COUNT counts from the beginning, so only from there can be told whether it is used up.
  const since = count === undefined && from > starts_local ? from : starts_local;
  const day = time_zone === null;
  const found = between(rule, { starts_local, until, since, to }).map(({ epochMilliseconds }) =>
    localFrom(epochMilliseconds, { day }),
  );
  // The library forgets the beginning where BYSETPOS passes over it.
  if (since === starts_local && found[0] !== starts_local) found.unshift(starts_local);
  const locals = found.slice(0, count).filter(within);
  return { locals, complete: count === undefined ? until !== undefined && until <= to : found.length >= count };
}

/** Loaded with the first rule, not at the start: it takes 8 MB. */
const rules = () => require('rrule-temporal') as typeof import('rrule-temporal');
const require = createRequire(import.meta.url);

/** The first few from a moment on, without looking further ahead than it must. */
export function nextTimes(series: Series, { from, limit }: { from: string; limit: number }): string[] {
  const day = series.time_zone === null;
  const begin = from > series.starts_local ? from : series.starts_local;
  for (const days of [62, 800, 12_000]) {
    const to = localFrom(Math.min(asIfUtc(begin) + days * 86_400_000, LAST_MS), { day });
    const { locals, complete } = expand(series, { from, to });
    if (locals.length >= limit || complete || days === 12_000) return locals.slice(0, limit);
  }
  return [];
}

/** @throws RuleTooDense where there are more than a thousand a year */
export function checkDensity(locals: readonly string[]): void {
  if (locals.length > MOST_STEPS) throw new RuleTooDense();
  for (let index = MOST_IN_A_YEAR; index < locals.length; index += 1)
    if (asIfUtc(locals[index] ?? '') - asIfUtc(locals[index - MOST_IN_A_YEAR] ?? '') < 365 * 86_400_000)
      throw new RuleTooDense();
}

/**
 * The same for the first thousand of a rule that names hours, minutes or seconds: most that are made to hurt are known by these, long
 * before all of them are found.
 * @throws RuleTooDense
 */
export function checkFirstTimes({
  starts_local,
  time_zone,
  rrule,
}: Pick<Series, 'starts_local' | 'time_zone' | 'rrule'>): void {
  if (rrule === null || !/(HOUR|MINUTE|SECOND)/.test(rrule)) return;
  const rule = storedRule(rrule);
  let first: Temporal.ZonedDateTime[];
  try {
    const until = untilLocal(rule, time_zone);
    first = openRule(rule, { starts_local, until }).all((_, index) => index <= MOST_IN_A_YEAR);
  } catch {
    // Its first thousand lie far apart: not dense in this way.
    return;
  }
  checkDensity(first.map(({ epochMilliseconds }) => localFrom(epochMilliseconds, { day: false })));
}

const LAST_MS = Date.UTC(9998, 11, 31);

/** The wall clock as if it were UTC: there the library takes its fast ways, and no time is skipped or shown twice. */
function between(
  rule: ReadonlyMap<string, string>,
  { starts_local, until, since, to }: { starts_local: string; until: string | undefined; since: string; to: string },
): Temporal.ZonedDateTime[] {
  try {
    const last = until !== undefined && until < to ? until : to;
    return openRule(rule, { starts_local, until }).between(utc(since), utc(last), true);
  } catch (cause) {
    throw new RuleTooDense('The rule needs too many steps.', { cause });
  }
}

function openRule(
  rule: ReadonlyMap<string, string>,
  { starts_local, until }: { starts_local: string; until: string | undefined },
) {
  const floating = new Map(rule);
  floating.delete('UNTIL');
  const { RRuleTemporal } = rules();
  return new RRuleTemporal<Temporal.ZonedDateTime>({
    rruleString: `RRULE:${printRule(floating)}`,
    dtstart: utc(starts_local),
    ...(until === undefined ? {} : { until: utc(until) }),
    includeDtstart: true,
    cache: false,
    maxIterations: MOST_STEPS,
    maxCandidateEvaluations: MOST_CANDIDATES,
  });
}

function utc(local: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('UTC');
}
