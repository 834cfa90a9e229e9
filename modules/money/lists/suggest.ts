import { sql } from 'kysely';
import type { Context } from '../../../kernel/module/module.ts';
import { sortKey } from '../rows.ts';
import type { TransactionTable } from '../money.table.ts';
import { meantBy } from './filter.ts';
import { findPage } from './find-page.ts';
import type { PayeeSuggestion, TagSuggestion } from './lists.schema.ts';

/** How far back we look for who is paid often now. */
const RECENT = 300;
/** Of one payee, to see what it mostly is for. */
const RECENT_OF_ONE = 20;
const MOST = 20;
const MOST_TAGS = 200;
/** Above whatever begins with a text. */
const END = '\u{10ffff}';

/** Payees that begin as `q` does or have its words, those of recent transactions first, the most frequent ones above; each with its usual category. */
export async function suggestPayees(
  { actor, database }: Context,
  { q = '' }: { q?: string | undefined },
): Promise<PayeeSuggestion[]> {
  const owner_id = actor.person_id;
  const key = sortKey(q.trim());
  const words = key.split(' ').filter((word) => word !== '');
  const meant = await meantBy(database.read, { owner_id, filter: {} });
  const found = { ...meant, tokens: words.map((word) => ({ words: word, amounts: [] })) };
  const rows = await findPage(database, found, { sort: 'date', order: 'desc', limit: RECENT });
  const fits = ({ payee_key }: TransactionTable) =>
    payee_key !== '' && words.every((word) => ` ${payee_key}`.includes(` ${word}`));
  const recent = Map.groupBy(rows.filter(fits), ({ payee_key }) => payee_key);
  const payees = [...recent]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST)
    .map(([, of]) => suggestion(of));
  if (payees.length === MOST || key === '') return payees;
  const more: PayeeSuggestion[] = [];
  for (let after: string | undefined; payees.length + more.length < MOST;) {
    const of = await newestOf(database.read, { owner_id, after, key });
    const payee_key = of.at(0)?.payee_key;
    if (payee_key === undefined) break;
    if (!recent.has(payee_key)) more.push(suggestion(of));
    after = payee_key;
  }
  return [...payees, ...more];
}

/** The newest transactions of the first payee that begins as the key does, after another one. */
async function newestOf(
  reader: Context['database']['read'],
  { owner_id, after, key }: { owner_id: string; after: string | undefined; key: string },
) {
  const first = reader
    .selectFrom('transactions')
    .select('payee_key')
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('payee_key', after === undefined ? '>=' : '>', after ?? key)
    .where('payee_key', '<', key + END)
    .orderBy('payee_key')
    .limit(1);
  return reader
    .selectFrom('transactions')
    .select(['payee', 'payee_key', 'category_id'])
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('payee_key', '=', first)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT_OF_ONE)
    .execute();
}

/** Of transactions of one payee, the newest first: as it was written last, and what it mostly was for. */
function suggestion(of: readonly Pick<TransactionTable, 'payee' | 'category_id'>[]): PayeeSuggestion {
  const times = new Map<string, number>();
  for (const { category_id } of of.slice(0, RECENT_OF_ONE))
    if (category_id !== null) times.set(category_id, (times.get(category_id) ?? 0) + 1);
  const [usual] = [...times].toSorted(([, a], [, b]) => b - a);
  return { payee: of[0]?.payee ?? '', category_id: usual?.[0] ?? null };
}

/** Tags that begin as `q` does, the most frequent first. */
export async function listTags(
  { actor, database }: Context,
  { q = '' }: { q?: string | undefined },
): Promise<TagSuggestion[]> {
  const key = sortKey(q.trim());
  return database.read
    .selectFrom('money_tags')
    .select(['name', 'entries as transactions'])
    .where('owner_id', '=', actor.person_id)
    .where('entries', '>', 0)
    .$if(key !== '', (query) => query.where(sql<boolean>`substr(name_key, 1, ${Array.from(key).length}) = ${key}`))
    .orderBy('entries', 'desc')
    .orderBy('name_key')
    .limit(MOST_TAGS)
    .execute();
}
