import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/database/database.ts';
import { TRANSFER, UNCATEGORISED } from '../../totals.ts';
import { dayNumber, payeeKey } from '../detect/detect.ts';
import type { CategorySpent, Entry } from '../detect/detect.ts';
import { addMonths, monthOf } from '../months.ts';

/** A year, and what it takes to see that something comes once a year. */
const MONTHS = 15;
const MOST_ROWS = 50_000;
const AT_ONCE = 2500;
const WORDS_LENGTH = 240;

/** The transactions of the last fifteen months, in the order of their days; of more than 50,000 the last. */
export async function readEntries(
  reader: Reader,
  { owner_id, today }: { owner_id: string; today: string },
): Promise<Entry[]> {
  const from = Temporal.PlainDate.from(today).subtract({ months: MONTHS }).toString();
  const accounts = await reader
    .selectFrom('accounts')
    .select(['id', 'currency'])
    .where('owner_id', '=', owner_id)
    .execute();
  const currencies = new Map(accounts.map(({ id, currency }) => [id, currency]));
  const payees = new Map<string, string>();
  const entries: Entry[] = [];
  let before: { date: string; id: string } | undefined;
  while (entries.length < MOST_ROWS) {
    const rows = await page(reader, { owner_id, from, today, before });
    for (const { payee_key, transfer_id, words, ...row } of rows)
      entries.push({
        ...row,
        words: words.trimEnd(),
        currency: currencies.get(row.account_id) ?? '',
        day: dayNumber(row.date),
        who: payees.getOrInsertComputed(payee_key === '' ? words : payee_key, payeeKey),
        transfer: transfer_id !== null,
      });
    before = rows.at(-1);
    if (rows.length < AT_ONCE) break;
  }
  return entries.toReversed();
}

function page(
  reader: Reader,
  {
    owner_id,
    from,
    today,
    before,
  }: { owner_id: string; from: string; today: string; before: { date: string; id: string } | undefined },
) {
  let query = reader
    .selectFrom('transactions')
    .select(['id', 'account_id', 'date', 'amount_minor', 'payee', 'payee_key', 'category_id', 'transfer_id', 'status'])
    .select(sql<string>`substr(search, 1, ${sql.lit(WORDS_LENGTH)})`.as('words'))
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('date', '>=', from)
    .where('date', '<=', today);
  if (before) query = query.where(sql<boolean>`(date, id) < (${before.date}, ${before.id})`);
  return query.orderBy('date', 'desc').orderBy('id', 'desc').limit(AT_ONCE).execute();
}

/** What was spent by category and month, from month `from` on to this one. */
export async function readSpent(
  reader: Reader,
  { owner_id, from, today }: { owner_id: string; from: string; today: string },
): Promise<CategorySpent[]> {
  return reader
    .selectFrom('account_months')
    .innerJoin('accounts', 'accounts.id', 'account_id')
    .innerJoin('categories', 'categories.id', 'category_key')
    .select(['category_key as category_id', 'categories.name', 'currency', 'month'])
    .select(sql<bigint>`sum(out_minor - in_minor)`.as('spent_minor'))
    .where('account_months.owner_id', '=', owner_id)
    .where('month', '>=', from)
    .where('month', '<=', monthOf(today))
    .where('category_key', 'not in', [TRANSFER, UNCATEGORISED])
    .where('categories.kind', '=', 'expense')
    .groupBy(['category_key', 'categories.name', 'currency', 'month'])
    .orderBy('category_key')
    .orderBy('currency')
    .orderBy('month')
    .execute();
}

/** This month and the seven before it, the earliest first. */
export function monthsSeen(today: string): string[] {
  return Array.from({ length: 8 }, (_, index) => addMonths(monthOf(today), index - 7));
}
