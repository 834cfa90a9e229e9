import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { colorOf } from '../../../kernel/palette/palette.ts';
import { amountIn } from '../amount-in.ts';
import { money } from '../amounts/amounts.ts';
import type { AmountGiven } from '../amounts/amounts.ts';
import { bumpBook } from '../books.ts';
import { moneyError } from '../money.errors.ts';
import { ownAccount } from '../own-rows.ts';
import { currentRevision } from '../revision.ts';
import { outlook, pacesOf } from './goal-pace.ts';
import type { ChangeOfGoal, Goal, NewGoal } from './goals.schema.ts';
import { todayOf } from './months.ts';
import type { GoalTable } from './planning.table.ts';

/** Of a person. */
export const MOST_GOALS = 100;

/** Those that are done last; the others by their date, those without one behind. */
export async function listGoals(context: Context): Promise<Goal[]> {
  const { actor, database } = context;
  const rows = await database.read
    .selectFrom('goals')
    .selectAll()
    .where('owner_id', '=', actor.person_id)
    .orderBy('id')
    .execute();
  const key = ({ done_at, due_on }: GoalTable) => `${done_at === null ? 0 : 1}${due_on ?? '9'}`;
  return describeGoals(database.read, {
    context,
    rows: rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
  });
}

/** @throws money.goal-not-found */
export async function getGoal(context: Context, { id }: { id: string }): Promise<Goal> {
  const { read } = context.database;
  return describeGoal(read, context, await ownGoal(read, { id, owner_id: context.actor.person_id }));
}

/** @throws money.bad-amount, money.account-not-found, money.too-many-goals */
export async function createGoal(context: Context, goal: NewGoal): Promise<Goal> {
  const { actor, database, clock } = context;
  const { name, currency, due_on, account_id, color = colorOf(name) } = goal;
  const [owner_id, now] = [actor.person_id, timestamp(clock.nowMs())];
  const row: GoalTable = {
    ...{ id: randomUUIDv7(), owner_id, name, currency, due_on, account_id, color: color.toLowerCase() },
    ...{ target_minor: targetIn(currency, goal.target), saved_minor: savedIn(currency, goal.saved) },
    ...{ done_at: goal.done ? now : null, revision: 1, created_at: now, updated_at: now },
  };
  return database.write(async (tx) => {
    await refuseAccount(tx, row);
    const { goals } = await tx
      .selectFrom('goals')
      .select((of) => of.fn.countAll<number>().as('goals'))
      .where('owner_id', '=', owner_id)
      .executeTakeFirstOrThrow();
    if (goals >= MOST_GOALS) throw moneyError('money.too-many-goals', { detail: `There are ${MOST_GOALS} already.` });
    await tx.insertInto('goals').values(row).execute();
    await keepDay(tx, row, todayOf(context).toString());
    await bumpBook(tx, owner_id);
    return describeGoal(tx, context, row);
  });
}

/** What changes nothing leaves the revision. @throws money.goal-not-found, money.changed-meanwhile, money.bad-amount, money.account-not-found */
export async function changeGoal(
  context: Context,
  { id, change, revision }: { id: string; change: ChangeOfGoal; revision?: number | undefined },
): Promise<Goal> {
  const { actor, database, clock } = context;
  const now = timestamp(clock.nowMs());
  return database.write(async (tx) => {
    const before = await ownGoal(tx, { id, owner_id: actor.person_id });
    currentRevision(before, revision);
    const columns = changed(before, change, now);
    if (Object.entries(columns).every(([name, value]) => before[name as keyof GoalTable] === value))
      return describeGoal(tx, context, before);
    const after = { ...before, ...columns, revision: before.revision + 1, updated_at: now };
    await refuseAccount(tx, after);
    const { id: _id, owner_id, ...set } = after;
    await tx.updateTable('goals').set(set).where('id', '=', id).execute();
    if (after.saved_minor !== before.saved_minor) await keepDay(tx, after, todayOf(context).toString());
    await bumpBook(tx, owner_id);
    return describeGoal(tx, context, after);
  });
}

/** @throws money.goal-not-found, money.changed-meanwhile */
export async function deleteGoal(
  { actor, database }: Context,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  const owner_id = actor.person_id;
  await database.write(async (tx) => {
    currentRevision(await ownGoal(tx, { id, owner_id }), revision);
    await tx.deleteFrom('goals').where('id', '=', id).execute();
    await bumpBook(tx, owner_id);
  });
}

function changed(before: GoalTable, change: ChangeOfGoal, now: string) {
  const { currency } = before;
  const { name = before.name, due_on = before.due_on, account_id = before.account_id, color = before.color } = change;
  const { target, saved, done = before.done_at !== null } = change;
  return {
    ...{ name, due_on, account_id, color: color.toLowerCase() },
    target_minor: target === undefined ? before.target_minor : targetIn(currency, target),
    saved_minor: saved === undefined ? before.saved_minor : savedIn(currency, saved),
    done_at: done ? (before.done_at ?? now) : null,
  };
}

function targetIn(currency: string, given: AmountGiven): bigint {
  const target = amountIn(currency, given, '/target');
  if (target > 0n) return target;
  throw moneyError('money.bad-amount', { fields: [{ path: '/target', message: 'must be more than nothing' }] });
}

function savedIn(currency: string, given: AmountGiven): bigint {
  const saved = amountIn(currency, given, '/saved');
  if (saved >= 0n) return saved;
  throw moneyError('money.bad-amount', { fields: [{ path: '/saved', message: 'must not be negative' }] });
}

async function refuseAccount(reader: Reader, { account_id, owner_id, currency }: GoalTable): Promise<void> {
  if (account_id === null) return;
  const account = await ownAccount(reader, { id: account_id, owner_id });
  if (account.currency !== currency)
    throw moneyError('money.bad-amount', {
      fields: [{ path: '/account_id', message: `is in ${account.currency}, the goal in ${currency}` }],
    });
}

/** The last one of a day stays. */
async function keepDay(tx: Writer, { id, saved_minor }: GoalTable, date: string): Promise<void> {
  await tx
    .insertInto('goal_days')
    .values({ goal_id: id, date, saved_minor })
    .onConflict((conflict) => conflict.columns(['goal_id', 'date']).doUpdateSet({ saved_minor }))
    .execute();
}

/** @throws money.goal-not-found, for somebody else's too */
async function ownGoal(reader: Reader, { id, owner_id }: { id: string; owner_id: string }): Promise<GoalTable> {
  const row = await reader
    .selectFrom('goals')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.goal-not-found');
  return row;
}

async function describeGoal(reader: Reader, context: Context, row: GoalTable): Promise<Goal> {
  const [goal] = await describeGoals(reader, { context, rows: [row] });
  if (!goal) throw moneyError('money.goal-not-found');
  return goal;
}

async function describeGoals(
  reader: Reader,
  { context, rows }: { context: Context; rows: readonly GoalTable[] },
): Promise<Goal[]> {
  const today = todayOf(context);
  const paces = await pacesOf(reader, { goals: rows, today });
  const balances = await balancesOf(reader, rows);
  return rows.map((row) => {
    const saved = row.account_id === null ? row.saved_minor : (balances.get(row.account_id) ?? 0n);
    return {
      ...{ id: row.id, name: row.name, due_on: row.due_on, account_id: row.account_id, color: row.color },
      ...{ target: money(row.target_minor, row.currency), saved: money(saved, row.currency) },
      ...outlook(row, { saved, pace: paces.get(row.id), today }),
      ...{ done_at: row.done_at, revision: row.revision, created_at: row.created_at, updated_at: row.updated_at },
    };
  });
}

async function balancesOf(reader: Reader, rows: readonly GoalTable[]): Promise<Map<string, bigint>> {
  const ids = rows.flatMap(({ account_id }) => account_id ?? []);
  if (ids.length === 0) return new Map();
  const found = await reader.selectFrom('accounts').select(['id', 'balance_minor']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, balance_minor }) => [id, balance_minor]));
}
