import type { Context } from '../../../../kernel/module/module.ts';
import { money } from '../../amounts/amounts.ts';
import { perYear } from '../detect/detect.ts';
import type { Seen, Series } from '../detect/detect.ts';
import { addDays, todayOf } from '../months.ts';
import { asDecided, decisionsOf } from './decide.ts';
import type { Decision } from './decide.ts';
import { seenLately, seenOf } from './keep-seen.ts';
import type { Kept } from './keep-seen.ts';
import { forecastsOf } from './read-forecast.ts';
import type { Insight, InsightsShortly, Recurring } from './seen.schema.ts';
import { lowestOf, toInsight, toRecurring, toUpcoming } from './wire.ts';

const UPCOMING_DAYS = 30;
const NEWS_DAYS = 60;
const MOST_FINDINGS = 10;

/** What comes again and again: the next first, what has ended last. */
export async function listRecurring(context: Context): Promise<{ kept: Kept; items: Recurring[] }> {
  const [kept, decisions] = await Promise.all([seenOf(context), decisionsOf(context)]);
  const items = kept.seen.recurring
    .map((series) => toRecurring(series, decisions.get(series.key)))
    .toSorted((a, b) => order(a) - order(b) || (a.next_date < b.next_date ? -1 : a.next_date > b.next_date ? 1 : 0));
  return { kept, items };
}

const order = ({ status, decision }: Recurring) => (decision === 'dismissed' ? 2 : status === 'ended' ? 1 : 0);

/** What stands out, the latest first; without what was dismissed, unless `all`. */
export async function listInsights(
  context: Context,
  { all = false }: { all?: boolean },
): Promise<{ kept: Kept; items: Insight[] }> {
  const [kept, decisions] = await Promise.all([seenOf(context), decisionsOf(context)]);
  return { kept, items: insightsIn(kept.seen, { decisions, all }) };
}

function insightsIn(
  seen: Seen,
  { decisions, all }: { decisions: ReadonlyMap<string, Decision>; all: boolean },
): Insight[] {
  return seen.findings
    .map((finding) => toInsight(finding, decisions.get(finding.key)))
    .filter(({ decision }) => all || decision !== 'dismissed');
}

/** The most important of it, at once: of the book as it was when it was last computed. */
export async function insightsShortly(context: Context): Promise<InsightsShortly> {
  const [kept, decisions] = await Promise.all([seenLately(context), decisionsOf(context)]);
  if (!kept) return NOTHING_YET;
  const today = todayOf(context);
  const forecasts = await forecastsOf(context, { seen: kept.seen, decisions });
  const findings = insightsIn(kept.seen, { decisions, all: false });
  const open = findings.filter(({ what, decision }) => decision === null && isDoubtful(what));
  const last = addDays(today, UPCOMING_DAYS);
  const recurring = kept.seen.recurring.flatMap((series) => asDecided(series, decisions.get(series.key)) ?? []);
  return {
    ...{ fresh: kept.fresh, computed_at: kept.computed_at },
    upcoming: forecasts
      .flatMap(({ account, coming }) => coming.map((each) => toUpcoming(each, account.currency)))
      .filter(({ date }) => date <= last)
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    lowest: forecasts.map(lowestOf),
    findings: open.slice(0, MOST_FINDINGS),
    undecided: open.length,
    subscriptions: subscriptionsOf(recurring),
    price_changes: recurring
      .filter(({ change, status }) => change && status !== 'ended' && change.since >= addDays(today, -NEWS_DAYS))
      .map((series) => toRecurring(series, decisions.get(series.key))),
  };
}

/** Fees and interest are told, not asked about. */
const isDoubtful = (what: Insight['what']) => what !== 'fee' && what !== 'interest-paid' && what !== 'interest-earned';

const NOTHING_YET: InsightsShortly = {
  ...{ fresh: false, computed_at: null, upcoming: [], lowest: [], findings: [], undecided: 0, price_changes: [] },
  subscriptions: { count: 0, per_month: [] },
};

function subscriptionsOf(recurring: readonly Series[]): InsightsShortly['subscriptions'] {
  const living = recurring.filter(({ kind, status }) => kind === 'subscription' && status !== 'ended');
  const byCurrency = Map.groupBy(living, ({ currency }) => currency);
  const perMonth = (some: readonly Series[]) => some.reduce((sum, series) => sum - perYear(series), 0n) / 12n;
  return {
    count: living.length,
    per_month: [...byCurrency].map(([currency, some]) => money(perMonth(some), currency)),
  };
}
