import { money } from '../../amounts/amounts.ts';
import { perYear } from '../detect/detect.ts';
import type { Finding, Series } from '../detect/detect.ts';
import { asDecided } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Coming, Forecast } from './forecast.ts';
import type { AccountForecast, Insight, Recurring, Upcoming } from './seen.schema.ts';

/** As it travels. */
export function toRecurring(found: Series, decision: Decision | undefined): Recurring {
  const series = asDecided(found, decision) ?? found;
  const { currency, change } = series;
  return {
    ...{ key: series.key, account_id: series.account_id, payee: series.payee, kind: series.kind, every: series.every },
    ...{ amount: money(series.amount_minor, currency), fixed: series.fixed },
    ...{ low: money(series.low_minor, currency), high: money(series.high_minor, currency) },
    per_year: money(perYear(series), currency),
    ...{ first_date: series.first_date, last_date: series.last_date, next_date: series.next_date },
    ...{ status: series.status, category_id: series.category_id, transactions: series.payments },
    price_change: change && {
      ...{ from: money(change.from_minor, currency), to: money(change.to_minor, currency), since: change.since },
    },
    ...{ transaction_ids: [...series.ids], why: series.why, decision: decision ?? null },
  };
}

export function toInsight(finding: Finding, decision: Decision | undefined): Insight {
  const { key, what, account_id, category_id, month, date, payee, currency, why } = finding;
  return {
    ...{ key, what, account_id, category_id, month, date, payee, why, transaction_ids: [...finding.ids] },
    amount: money(finding.amount_minor, currency),
    usual: finding.usual_minor === null ? null : money(finding.usual_minor, currency),
    decision: decision === 'confirmed' || decision === 'dismissed' ? decision : null,
  };
}

export function toUpcoming(
  { date, account_id, payee, amount_minor, series, transaction_id }: Coming,
  currency: string,
): Upcoming {
  return {
    ...{ date, account_id, payee, amount: money(amount_minor, currency), transaction_id },
    ...{ key: series?.key ?? null, kind: series?.kind ?? null },
    late: series !== null && series.status === 'late' && series.next_date < date,
  };
}

export function toForecast(forecast: Forecast): AccountForecast {
  const { account, everyday, lowest } = forecast;
  const { currency } = account;
  return {
    ...{ account_id: account.id, name: account.name, kind: account.kind },
    balance: money(forecast.start_minor, currency),
    days: forecast.days.map(({ date, balance_minor, low_minor, high_minor }) => ({
      ...{ date, balance: money(balance_minor, currency) },
      ...{ low: money(low_minor, currency), high: money(high_minor, currency) },
    })),
    upcoming: forecast.coming.map((coming) => toUpcoming(coming, currency)),
    everyday: everyday && {
      per_week: money(everyday.week_minor, currency),
      spread: money(everyday.spread_minor, currency),
      weeks: everyday.weeks,
    },
    ...lowestOf(forecast),
    lowest: { date: lowest.date, balance: money(lowest.balance_minor, currency) },
  };
}

export function lowestOf({
  account,
  lowest,
  below_zero_on,
  may_be_below_zero_on,
}: Forecast): Pick<AccountForecast, 'account_id' | 'name' | 'lowest' | 'below_zero_on' | 'may_be_below_zero_on'> {
  const balance = money(lowest.balance_minor, account.currency);
  return {
    ...{ account_id: account.id, name: account.name, lowest: { date: lowest.date, balance } },
    ...{ below_zero_on, may_be_below_zero_on },
  };
}
