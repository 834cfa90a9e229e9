import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../kernel/database/database.ts';
import type { Given } from '../modules/money/test/fill.ts';
import { addAccount, fill } from '../modules/money/test/fill.ts';

const BATCH = 10_000;
const SHOPS = ['Rewe', 'Amazon', 'Shell', 'Café', 'Stadtwerke', 'Spotify', 'Lidl', 'Aldi', 'Bahn', 'Apotheke'];
const KINDS = ['Markt', 'Filiale', 'GmbH', 'Sagt Danke', 'Berlin', 'Online'];

/** What the filters of a measurement name. */
export interface Book {
  readonly accounts: readonly string[];
  readonly categories: readonly string[];
}

/**
 * Twenty years of transactions of one person, the same each time: six accounts, three thousand payees of which some are frequent, tags of
 * every third, of every fiftieth and of three, a word of one year only, amounts of which small ones are frequent.
 */
export async function fillBook(
  database: Database,
  { owner_id, transactions }: { owner_id: string; transactions: number },
): Promise<Book> {
  const accounts: string[] = [];
  for (let n = 1; n <= 6; n += 1) accounts.push(await addAccount(database, { owner_id, name: `Account ${n}` }));
  const categories = await database.read
    .selectFrom('categories')
    .select('id')
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .execute();
  const book = { accounts, categories: categories.map(({ id }) => id) };
  const imports = Array.from({ length: 120 }, () => randomUUIDv7());
  const random = lcg(1);
  for (let start = 0; start < transactions; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, transactions - start) }, (_, index) =>
      transaction(start + index, { transactions, book, imports, random }),
    );
    await fill(database, { owner_id, rows });
  }
  return book;
}

function transaction(
  index: number,
  {
    transactions,
    book,
    imports,
    random,
  }: { transactions: number; book: Book; imports: readonly string[]; random: () => number },
): Given {
  const part = index / transactions;
  const date = new Date(Date.UTC(2006, 0, 1) + Math.floor(part * 20 * 365) * 86_400_000).toISOString().slice(0, 10);
  const payee = Math.floor(random() ** 3 * 3000);
  const income = random() < 0.1;
  const some = (list: readonly string[], skew: number) => list[Math.floor(random() ** skew * list.length)] ?? '';
  return {
    account_id: some(book.accounts, 2),
    date,
    amount_minor: BigInt(Math.floor(random() ** 3 * 50_000) + 1) * (income ? 3n : -1n),
    payee: `${SHOPS[payee % 10]} ${KINDS[payee % 6]} ${payee}`,
    memo: `Kartenzahlung ${index.toString(36)}${date.startsWith('2009') ? ' altlast' : ''} Ref ${Math.floor(random() * 1e9)}`,
    category_id: random() < 0.1 ? null : some(book.categories, 2),
    tags: [
      ...(random() < 0.3 ? ['business'] : []),
      ...(random() < 0.02 ? ['trip'] : []),
      ...(index % Math.ceil(transactions / 3) === 7 ? ['rare'] : []),
    ],
    status: random() < 0.002 ? 'uncleared' : part < 0.8 ? 'reconciled' : 'cleared',
    import_id: imports[Math.floor(part * imports.length)] ?? null,
  };
}

function lcg(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff) / 0x7fff_ffff;
}
