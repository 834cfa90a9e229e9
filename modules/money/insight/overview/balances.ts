import { money } from '../../amounts/amounts.ts';
import type { AccountTable } from '../../money.table.ts';
import { lastDayOf, monthOf } from '../months.ts';
import type { Converter, Part } from '../rates/rates.ts';
import type { Overview } from './overview.schema.ts';
import type { AccountMonth } from './read-months.ts';

export type Balance = Pick<AccountTable, 'id' | 'name' | 'kind' | 'currency' | 'balance_minor' | 'closed_at'>;

/** The day whose rates show a month: its last one, or today while it goes on. */
export function dayFor(month: string, today: string): string {
  return month >= monthOf(today) ? today : lastDayOf(month);
}

export function balancesNow(
  accounts: readonly Balance[],
  { converter, today }: { converter: Converter; today: string },
): Pick<Overview, 'accounts' | 'kinds' | 'net_worth'> {
  const partOf = ({ balance_minor, currency }: Balance): Part => ({ minor: balance_minor, currency });
  const total = converter.sum(accounts.map(partOf), today);
  return {
    accounts: accounts.map((account) => {
      const converted = converter.one(partOf(account), today);
      const { id, name, kind, currency, closed_at } = account;
      return {
        ...{ id, name, kind, closed_at, balance: money(account.balance_minor, currency) },
        converted: converted === undefined ? null : money(converted, converter.to),
      };
    }),
    kinds: [...Map.groupBy(accounts, ({ kind }) => kind)].map(([kind, some]) => {
      const { minor, missing } = converter.sum(some.map(partOf), today);
      return { kind, balance: money(minor, converter.to), missing: [...missing] };
    }),
    net_worth: { amount: money(total.minor, converter.to), missing: [...total.missing] },
  };
}

/** What all accounts together were worth at the end of each month: what they are now, without what came after. */
export function netWorthHistory(
  {
    accounts,
    rows,
    months,
  }: { accounts: readonly Balance[]; rows: readonly AccountMonth[]; months: readonly string[] },
  { converter, today }: { converter: Converter; today: string },
): Overview['history'] {
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const balances = new Map(accounts.map(({ id, currency, balance_minor }) => [id, { currency, minor: balance_minor }]));
  const later = [...byMonth.keys()].toSorted().toReversed();
  return months
    .toReversed()
    .map((month) => {
      while (later[0] !== undefined && later[0] > month)
        for (const { account_id, net_minor } of byMonth.get(later.shift() ?? '') ?? []) {
          const balance = balances.get(account_id);
          if (balance) balance.minor -= net_minor;
        }
      const { minor, missing } = converter.sum(balances.values(), dayFor(month, today));
      return { month, net_worth: money(minor, converter.to), missing: [...missing] };
    })
    .toReversed();
}

/** What came in and went out, month by month. */
export function flowOf(
  {
    accounts,
    rows,
    months,
  }: { accounts: readonly Balance[]; rows: readonly AccountMonth[]; months: readonly string[] },
  { converter, today }: { converter: Converter; today: string },
): Overview['flow'] {
  const currencies = new Map(accounts.map(({ id, currency }) => [id, currency]));
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  return months.map((month) => {
    const some = byMonth.get(month) ?? [];
    const sum = (side: 'in_minor' | 'out_minor') =>
      converter.sum(
        some.map((row) => ({ minor: row[side], currency: currencies.get(row.account_id) ?? converter.to })),
        dayFor(month, today),
      );
    const [came, went] = [sum('in_minor'), sum('out_minor')];
    return {
      ...{ month, in: money(came.minor, converter.to), out: money(went.minor, converter.to) },
      net: money(came.minor - went.minor, converter.to),
      missing: [...came.missing, ...went.missing.map(({ amount, currency }) => ({ amount: `-${amount}`, currency }))],
    };
  });
}
