import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import { money } from '../amounts/amounts.ts';
import type { Goal } from './goals.schema.ts';
import { addMonths, monthsBetween } from './months.ts';
import type { GoalTable } from './planning.table.ts';

const MONTHS = 3;
/** Of an average month, in thousandths. */
const DAYS_IN_MONTH = 30_437n;
/** With less, a pace says nothing. */
const LEAST_DAYS = 14;
const MOST_MONTHS = 1200;

/** Goal → how much was saved a month, lately: by the account's last three whole months, or by what was said by hand. Two queries for all of them. */
export async function pacesOf(
  reader: Reader,
  { goals, today }: { goals: readonly GoalTable[]; today: Temporal.PlainDate },
): Promise<Map<string, bigint>> {
  const byAccount = await accountPaces(
    reader,
    goals.flatMap(({ account_id }) => account_id ?? []),
    today.toString().slice(0, 7),
  );
  const byHand = await handPaces(
    reader,
    goals.filter(({ account_id }) => account_id === null),
    today,
  );
  return new Map(
    goals.flatMap(({ id, account_id }) => {
      const pace = account_id === null ? byHand.get(id) : byAccount.get(account_id);
      return pace === undefined ? [] : [[id, pace] as const];
    }),
  );
}

async function accountPaces(reader: Reader, ids: readonly string[], month: string): Promise<Map<string, bigint>> {
  if (ids.length === 0) return new Map();
  const from = addMonths(month, -MONTHS);
  const rows = await reader
    .selectFrom('account_months')
    .select([
      'account_id',
      sql<string>`min(month)`.as('first'),
      sql<bigint>`sum(case when month >= ${from} then in_minor - out_minor else 0 end)`.as('net_minor'),
    ])
    .where('account_id', 'in', ids)
    .where('month', '<', month)
    .groupBy('account_id')
    .execute();
  return new Map(
    rows.map(({ account_id, first, net_minor }) => [
      account_id,
      net_minor / BigInt(Math.min(MONTHS, monthsBetween(first, month))),
    ]),
  );
}

async function handPaces(
  reader: Reader,
  goals: readonly GoalTable[],
  today: Temporal.PlainDate,
): Promise<Map<string, bigint>> {
  if (goals.length === 0) return new Map();
  const from = today.subtract({ months: MONTHS }).toString();
  const days = await reader
    .selectFrom('goal_days')
    .select(['goal_id', 'date', 'saved_minor'])
    .where(
      'goal_id',
      'in',
      goals.map(({ id }) => id),
    )
    .orderBy('date')
    .execute();
  const of = Map.groupBy(days, ({ goal_id }) => goal_id);
  return new Map(
    goals.flatMap(({ id, saved_minor }) => {
      const known = of.get(id) ?? [];
      const start = known.findLast(({ date }) => date <= from) ?? known[0];
      if (!start) return [];
      const since = start.date < from ? from : start.date;
      const passed = today.since(Temporal.PlainDate.from(since), { largestUnit: 'days' }).days;
      if (passed < LEAST_DAYS) return [];
      return [[id, ((saved_minor - start.saved_minor) * DAYS_IN_MONTH) / (BigInt(passed) * 1000n)] as const];
    }),
  );
}

/** What follows for a goal from what is saved and how fast. */
export function outlook(
  { target_minor, currency, due_on }: Pick<GoalTable, 'target_minor' | 'currency' | 'due_on'>,
  { saved, pace, today }: { saved: bigint; pace: bigint | undefined; today: Temporal.PlainDate },
): Pick<Goal, 'left' | 'share' | 'needed' | 'pace' | 'expected_in' | 'on_track'> {
  const left = saved >= target_minor ? 0n : target_minor - saved;
  const needed = due_on === null || left === 0n ? null : ceilDiv(left, monthsLeft(due_on, today));
  const months = left > 0n && pace !== undefined && pace > 0n ? ceilDiv(left, pace) : undefined;
  const share = saved <= 0n ? 0 : Number((saved * 10_000n) / target_minor) / 10_000;
  const late = due_on !== null && due_on < today.toString();
  return {
    left: money(left, currency),
    share: Math.min(1, share),
    needed: needed === null ? null : money(needed, currency),
    pace: pace === undefined ? null : money(pace, currency),
    expected_in:
      months === undefined || months > MOST_MONTHS ? null : addMonths(today.toString().slice(0, 7), Number(months)),
    on_track: left === 0n ? true : late ? false : needed === null || pace === undefined ? null : pace >= needed,
  };
}

/** Begun ones count; at least one. */
function monthsLeft(due_on: string, today: Temporal.PlainDate): bigint {
  const { months, days } = today.until(Temporal.PlainDate.from(due_on), { largestUnit: 'months' });
  return BigInt(Math.max(1, months + (days > 0 ? 1 : 0)));
}

function ceilDiv(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by;
}
