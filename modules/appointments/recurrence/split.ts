import { expand, ruleTimes } from './expand.ts';
import type { Series } from './expand.ts';
import { printRule, storedRule, untilLocal, withCount, withUntil } from './rule.ts';
import { asIfUtc, localFrom } from './wall-clock.ts';

/**
 * Cuts a series before the instance `at`: together the halves have the same instances as the whole. COUNT is divided, exceptions go to
 * their half. `before` is undefined where `at` is the first instance.
 *
 * @throws RuleTooDense
 */
export function splitSeries(series: Series, at: string): { before: Series | undefined; after: Series } {
  const { starts_local, time_zone, rrule, rdates, exdates } = series;
  const day = time_zone === null;
  const lastBefore = localFrom(asIfUtc(at) - (day ? 86_400_000 : 1000), { day });
  const [earlier, later] = [(local: string) => local < at, (local: string) => local >= at];
  const earlierExtra = rdates.filter(earlier);
  if (at <= starts_local && earlierExtra.length === 0) return { before: undefined, after: series };

  const ruled = ruleTimes(series, { from: '', to: lastBefore });
  const [first] = firstFrom(series, at);
  const [firstExtra, ...otherExtra] = earlierExtra;
  const before: Series =
    at <= starts_local && firstExtra !== undefined
      ? { ...series, starts_local: firstExtra, rrule: null, rdates: otherExtra, exdates: [] }
      : {
          ...series,
          rrule: rrule === null || ruled.locals.length < 2 ? null : ruleUntil(rrule, { used: ruled.locals, time_zone }),
          rdates: earlierExtra,
          exdates: exdates.filter(earlier),
        };
  const rest = rdates.filter(later);
  // The rule goes on from its own next instance, not from an RDATE: its interval would lose its step.
  const begin = first ?? at;
  const after: Series = {
    ...series,
    starts_local: begin,
    rrule: first === undefined || rrule === null ? null : ruleFrom(rrule, ruled.locals.length),
    rdates: rest.filter((local) => local !== begin),
    exdates: exdates.filter(later),
  };
  return { before, after };
}

/** Is this one of its instances? An excluded one is none. */
export function isInstance(series: Series, local: string): boolean {
  return expand(series, { from: local, to: local }).locals.length > 0;
}

/** The rule's first from `at` on. Looks far: a rule may rest for decades. */
function firstFrom(series: Series, at: string): string[] {
  const day = series.time_zone === null;
  const until = series.rrule === null ? undefined : untilLocal(storedRule(series.rrule), series.time_zone);
  for (const years of [1, 10, 100]) {
    const to = localFrom(asIfUtc(at) + years * 366 * 86_400_000, { day });
    const { locals, complete } = ruleTimes(series, { from: at, to });
    if (locals.length > 0 || complete || (until !== undefined && until <= to)) return locals;
  }
  return [];
}

/** The rule up to the last that it gave. That one itself, not the moment before the next: the clocks may skip that, and be past the next. */
function ruleUntil(rrule: string, { used, time_zone }: { used: readonly string[]; time_zone: string | null }): string {
  const rule = storedRule(rrule);
  const last = used.at(-1) ?? '';
  return printRule(rule.has('COUNT') ? withCount(rule, used.length) : withUntil(rule, last, time_zone));
}

function ruleFrom(rrule: string, used: number): string {
  const rule = storedRule(rrule);
  const count = rule.get('COUNT');
  return count === undefined ? rrule : printRule(withCount(rule, Number(count) - used));
}
