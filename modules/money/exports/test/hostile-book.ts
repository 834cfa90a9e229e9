import fc from 'fast-check';
import { randomUUIDv7 } from 'node:crypto';
import type { TestApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/person.ts';
import type { Account, Category } from '../../money.schema.ts';
import { addAccount, fill } from '../../test/fill.ts';
import type { Given } from '../../test/fill.ts';

/** What would be something else than text where a format is written carelessly. */
const WORDS = [
  ...[
    'Rewe',
    'Café Größe',
    '日本語',
    'مقهى',
    '🍕',
    'a, b',
    'x;y',
    'p|q',
    '"quoted"',
    "it's",
    "'=1+1",
    '=HYPERLINK("http://evil")',
  ],
  ...[
    '+49',
    '-5',
    '@sum',
    '; comment',
    '# tag',
    '(code)',
    '* star',
    '! mark',
    '[2026-13-99]',
    'date:2020-99-99',
    'date2:x',
    '\\',
    '\\"',
  ],
  ...[
    '</STMTTRN>',
    '&amp;',
    '<!ENTITY x>',
    ']]>',
    '{{{',
    '%s',
    '$1',
    '2026-01-01 * "x"',
    'balance',
    'Saldo anterior',
    'Total',
    'include /etc/passwd',
    '1.234,56',
  ],
];
const line = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const named = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 })
  .map((words) => words.join(' ').slice(0, 50).trim());
const minor = fc.bigInt({ min: -99_999_999n, max: 99_999_999n });
const day = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2025, 8, 1) + days * 86_400_000).toISOString().slice(0, 10));

const drawn = fc.record({
  categories: fc.uniqueArray(fc.record({ name: named, within: fc.boolean() }), {
    maxLength: 6,
    selector: ({ name }) => name.toLowerCase(),
  }),
  rows: fc.array(
    fc.record({
      ...{ account: fc.nat(3), date: day, minor, payee: line, memo: line },
      category: fc.option(fc.nat(5)),
      tags: fc.uniqueArray(named, { maxLength: 3, selector: (name) => name.toLowerCase() }),
      status: fc.constantFrom('cleared', 'uncleared'),
      parts: fc.array(fc.record({ minor, memo: line, category: fc.option(fc.nat(5)) }), { maxLength: 3 }),
      transfer: fc.option(fc.nat(3), { freq: 4 }),
      days: fc.constantFrom(0, 0, 0, 2),
    }),
    { maxLength: 60 },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

export const hostileBook = drawn;

const ACCOUNTS = [
  { name: 'Current account', currency: 'EUR', opening_minor: 12_345n, number: 'DE02120300000000202051' },
  { name: 'Visa "gold"; 1:2', currency: 'EUR', kind: 'card' as const },
  { name: 'Yen', currency: 'JPY', opening_minor: -500n },
  { name: 'Dinar', currency: 'BHD', opening_minor: 1n, kind: 'savings' as const },
];

/** Writes a book as it was drawn; with its transfers, or those of one currency and one day alone. */
export async function writeBook(
  app: TestApp,
  person: Person,
  { book, transfers }: { book: Drawn; transfers: 'all' | 'alike' },
): Promise<Account[]> {
  const { id: owner_id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
  const accounts: string[] = [];
  for (const [index, account] of ACCOUNTS.entries())
    accounts.push(await addAccount(app.database, { owner_id, position: index, ...account }));
  const categories: string[] = [];
  let parent_id: string | null = null;
  for (const { name, within } of book.categories) {
    const made: Category = await person.call<Category>('POST', '/api/v1/categories', {
      name,
      parent_id: within ? parent_id : null,
      kind: 'expense',
    });
    if (made.parent_id === null) parent_id = made.id;
    categories.push(made.id);
  }
  const at = (list: readonly string[], index: number | null) => (index === null ? null : (list[index] ?? null));
  const rows = book.rows.flatMap(
    ({ account, date, minor: amount, payee, memo, category, tags, status, parts, transfer, days }): Given[] => {
      const own = { account_id: accounts[account] ?? '', date, payee, memo, tags, status };
      const same = ACCOUNTS[account]?.currency === ACCOUNTS[transfer ?? account]?.currency;
      const wanted = transfers === 'all' || same;
      if (wanted && transfer !== null && transfer !== account && amount !== 0n) {
        const transfer_id = randomUUIDv7();
        const later = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
        return [
          { ...own, amount_minor: amount, transfer_id },
          {
            ...own,
            account_id: accounts[transfer] ?? '',
            date: later,
            amount_minor: same ? -amount : amount < 0n ? 7n : -7n,
            transfer_id,
          },
        ];
      }
      if (parts.length === 0) return [{ ...own, amount_minor: amount, category_id: at(categories, category) }];
      const given = parts.map((part) => ({
        amount_minor: part.minor,
        memo: part.memo,
        category_id: at(categories, part.category),
      }));
      return [{ ...own, amount_minor: given.reduce((sum, part) => sum + part.amount_minor, 0n), parts: given }];
    },
  );
  await fill(app.database, { owner_id, rows });
  const { items } = await person.call<{ items: Account[] }>('GET', '/api/v1/accounts');
  return items;
}

/** An export as text. */
export async function exported(
  { url }: { url: string },
  { token }: Person,
  query: Record<string, string> = {},
): Promise<string> {
  const reply = await fetch(`${url}/api/v1/transactions/export?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return reply.text();
}
