import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import { byLargest, sizeOf } from './figures.ts';
import type { Till } from './figures.ts';
import { daysOf } from './month.ts';
import type { Largest, NewPayees } from './reports.schema.ts';
import { namesOf } from './by-category.ts';
import { UNCATEGORISED } from '../totals.ts';
import type { Sums } from './sums.ts';

const MOST_LARGEST = 5;
const MOST_NEW = 5;
const MOST_OF_CATEGORY = 3;

interface Asked {
  readonly owner_id: string;
  readonly till: Till;
  readonly month: string;
}

/** Living entries of one currency between two days, but transfers: each of a transaction in parts is a row of its own. */
function entriesOf(
  reader: Reader,
  { owner_id, currency, from, to }: { owner_id: string; currency: string; from: string; to: string },
) {
  return reader
    .selectFrom('transactions as entry')
    .innerJoin('accounts as account', 'account.id', 'entry.account_id')
    .leftJoin('transaction_parts as part', 'part.transaction_id', 'entry.id')
    .where('entry.owner_id', '=', owner_id)
    .where('entry.deleted_at', 'is', null)
    .where('entry.transfer_id', 'is', null)
    .where('entry.date', '>=', from)
    .where('entry.date', '<=', to)
    .where('account.currency', '=', currency);
}

const amount = sql<bigint>`coalesce(part.amount_minor, entry.amount_minor)`;
/** What is in parts has none of its own. */
const category = sql<string | null>`coalesce(part.category_id, entry.category_id)`;

export interface PayeeChange {
  readonly payee: string;
  /** What was spent. */
  readonly now: bigint;
  readonly before: bigint;
}

/** The payees that explain most of why one category cost more, or less, than in the month before. */
export async function payeeChanges(
  reader: Reader,
  { owner_id, till, month, before, category_key }: Asked & { before: string; category_key: string },
): Promise<PayeeChange[]> {
  const { from } = daysOf(month);
  const spent = (when: ReturnType<typeof sql<boolean>>) =>
    sql<bigint>`coalesce(sum(case when ${when} then -${amount} else 0 end), 0)`;
  const inMonth = spent(sql<boolean>`entry.date >= ${from}`);
  const inBefore = spent(sql<boolean>`entry.date < ${from}`);
  const rows = await entriesOf(reader, {
    ...{ owner_id, currency: till.currency, from: daysOf(before).from, to: daysOf(month).to },
  })
    .select((row) => row.fn.max('entry.payee').as('payee'))
    .select([inMonth.as('now_minor'), inBefore.as('before_minor')])
    .where('entry.payee_key', '!=', '')
    .$if(category_key === UNCATEGORISED, (query) => query.where(category, 'is', null).where(amount, '<', 0n))
    .$if(category_key !== UNCATEGORISED, (query) => query.where(category, '=', category_key))
    .groupBy('entry.payee_key')
    .orderBy(sql`abs(${inMonth} - ${inBefore})`, 'desc')
    .orderBy('entry.payee_key')
    .limit(MOST_OF_CATEGORY)
    .execute();
  const changes = rows.map(({ payee, now_minor, before_minor }) => ({ payee, now: now_minor, before: before_minor }));
  return byLargest(
    changes.filter(({ now, before }) => now !== before),
    ({ now, before }) => sizeOf(now - before),
  );
}

/** The largest single payments. */
export async function largestOf(
  reader: Reader,
  { owner_id, till, month, categories }: Asked & { categories: Sums['categories'] },
): Promise<Largest[]> {
  const { from, to } = daysOf(month);
  const rows = await reader
    .selectFrom('transactions as entry')
    .innerJoin('accounts as account', 'account.id', 'entry.account_id')
    .select(['entry.id', 'entry.date', 'entry.payee', 'entry.memo', 'entry.category_id', 'entry.amount_minor'])
    .where('entry.owner_id', '=', owner_id)
    .where('entry.deleted_at', 'is', null)
    .where('entry.transfer_id', 'is', null)
    .where('entry.date', '>=', from)
    .where('entry.date', '<=', to)
    .where('account.currency', '=', till.currency)
    .where('entry.amount_minor', '<', 0n)
    .orderBy('entry.amount_minor')
    .orderBy('entry.date')
    .orderBy('entry.id')
    .limit(MOST_LARGEST)
    .execute();
  return rows.map(({ id, date, payee, memo, category_id, amount_minor }) => ({
    ...{ transaction_id: id, date, payee, memo },
    category: category_id === null ? null : namesOf(categories, category_id).name,
    amount: till.figure(amount_minor, { transaction: id }),
  }));
}

/** Whom the person had never paid before. */
export async function newPayeesOf(reader: Reader, { owner_id, till, month }: Asked): Promise<NewPayees> {
  const { from, to } = daysOf(month);
  const fresh = entriesOf(reader, { owner_id, currency: till.currency, from, to })
    .where('entry.payee_key', '!=', '')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('transactions as earlier')
            .select('earlier.id')
            .whereRef('earlier.owner_id', '=', 'entry.owner_id')
            .whereRef('earlier.payee_key', '=', 'entry.payee_key')
            .where('earlier.date', '<', from)
            .where('earlier.deleted_at', 'is', null),
        ),
      ),
    )
    .groupBy('entry.payee_key')
    .having(sql<bigint>`sum(${amount})`, '<', 0n)
    .select((row) => row.fn.max('entry.payee').as('payee'))
    .select([
      sql<bigint>`-sum(${amount})`.as('spent_minor'),
      sql<number>`count(distinct entry.id)`.as('entries'),
      sql<number>`count(*) over ()`.as('payees'),
    ])
    .orderBy(sql`sum(${amount})`)
    .orderBy('entry.payee_key')
    .limit(MOST_NEW);
  const rows = await fresh.execute();
  return {
    payees: rows[0]?.payees ?? 0,
    largest: rows.map(({ payee, spent_minor, entries }) => ({
      payee,
      amount: till.figure(-spent_minor, { from, to, payee, transfers: false }),
      entries,
    })),
  };
}
