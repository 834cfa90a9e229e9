import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { listRecurring, readForecast } from '../insight/insight.ts';
import { byLargest, minorOf, sizeOf } from './figures.ts';
import type { Till } from './figures.ts';
import type { Outlook, Regular } from './reports.schema.ts';

const MOST_SUBSCRIPTIONS = 20;
const MOST_ACCOUNTS = 8;
const MOST_UPCOMING = 8;

type Series = Awaited<ReturnType<typeof listRecurring>>['items'][number];
type Forecast = Awaited<ReturnType<typeof readForecast>>[number];

/** What is paid again and again, as it is seen now; without what the person said is none. */
export async function seriesOf(context: Context): Promise<readonly Series[]> {
  const { items } = await listRecurring(context);
  return items.filter(({ status, decision }) => status !== 'ended' && decision !== 'dismissed');
}

/** The subscriptions of one currency, and what they cost. */
export function regularOf(series: readonly Series[], till: Till): Regular | null {
  const own = series.filter(({ kind, amount }) => kind === 'subscription' && amount.currency === till.currency);
  if (own.length === 0) return null;
  const cost = ({ per_year }: Series) => sizeOf(minorOf(per_year));
  const year = own.reduce((sum, each) => sum + cost(each), 0n);
  const size = (money: Series['amount']) => till.money(sizeOf(minorOf(money)));
  return {
    subscriptions: own.length,
    ...{ per_month: till.money(year / 12n), per_year: till.money(year) },
    largest: byLargest(own, cost)
      .slice(0, MOST_SUBSCRIPTIONS)
      .map(({ payee, every, amount, per_year, next_date, price_change, account_id }) => ({
        ...{ payee, every, amount: size(amount), per_year: size(per_year), next_date },
        price_change: price_change && {
          ...{ from: size(price_change.from), to: size(price_change.to), since: price_change.since },
        },
        transactions: { currency: till.currency, account: [account_id], payee, transfers: false as const },
      })),
  };
}

/** Where the accounts go from today on, and what comes next. */
export async function outlookOf(context: Context): Promise<Outlook | null> {
  const forecasts = await readForecast(context, {});
  const [first] = forecasts;
  if (!first) return null;
  const { actor, clock } = context;
  const coming = forecasts.flatMap(({ account, coming }) =>
    coming.map(({ date, payee, amount_minor }) => ({ date, payee, amount_minor, currency: account.currency })),
  );
  return {
    as_of: clock.now().toZonedDateTimeISO(actor.time_zone).toPlainDate().toString(),
    accounts: forecasts.slice(0, MOST_ACCOUNTS).map(told),
    upcoming: coming
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .slice(0, MOST_UPCOMING)
      .map(({ date, payee, amount_minor, currency }) => ({ date, payee, amount: money(amount_minor, currency) })),
  };
}

function told({ account, start_minor, days, lowest, below_zero_on }: Forecast): Outlook['accounts'][number] {
  const at = (day: { date: string; balance_minor: bigint }) => ({
    date: day.date,
    balance: money(day.balance_minor, account.currency),
  });
  return {
    ...{ account_id: account.id, name: account.name, balance: money(start_minor, account.currency) },
    ...{ lowest: at(lowest), end: at(days.at(-1) ?? lowest), below_zero_on },
  };
}
