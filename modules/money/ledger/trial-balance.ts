import { sql } from 'kysely';
import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { TRANSFER, UNCATEGORISED } from '../totals.ts';
import type { TrialBalance } from './ledger.schema.ts';

type Kind = TrialBalance['currencies'][number]['lines'][number]['kind'];
interface Line {
  readonly currency: string;
  readonly kind: Kind;
  readonly id: string | null;
  readonly name: string;
  /** Debit is positive. */
  readonly net: bigint;
}

/**
 * Every account and category with its balance as debit or credit, by currency: together they are zero. `at`: the last day that counts.
 * The accounts' side is what the transactions say of amounts, the other side what they say of categories and parts, whole months from the
 * totals that are kept.
 */
export async function trialBalance(
  { actor, database }: Context,
  { at }: { at?: string | undefined },
): Promise<TrialBalance> {
  const own = { owner_id: actor.person_id, at };
  const lines = [...(await accountLines(database.read, own)), ...(await otherLines(database.read, own))];
  const byCurrency = [...Map.groupBy(lines, ({ currency }) => currency)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    at: at ?? null,
    currencies: byCurrency.map(([currency, all]) => {
      const [debit, credit] = [sumOf(all, 1n), sumOf(all, -1n)];
      return {
        currency,
        lines: all.map(({ kind, id, name, net }) => ({
          ...{ kind, id, name },
          debit: money(net > 0n ? net : 0n, currency),
          credit: money(net < 0n ? -net : 0n, currency),
        })),
        debit: money(debit, currency),
        credit: money(credit, currency),
        difference: money(debit - credit, currency),
      };
    }),
  };
}

interface Own {
  readonly owner_id: string;
  readonly at: string | undefined;
}

function sumOf(lines: readonly Line[], sign: 1n | -1n): bigint {
  return lines.reduce((sum, { net }) => (net * sign > 0n ? sum + net * sign : sum), 0n);
}

/** The accounts in their order, and what they were opened with. */
async function accountLines(reader: Reader, { owner_id, at }: Own): Promise<Line[]> {
  const accounts = await reader
    .selectFrom('accounts')
    .select(['id', 'name', 'kind', 'currency', 'opening_minor', 'balance_minor'])
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const later = at === undefined ? new Map<string, bigint>() : await laterThan(reader, { owner_id, at });
  return accounts.flatMap(({ id, name, kind, currency, opening_minor, balance_minor }): Line[] => [
    {
      ...{ currency, id, name, net: balance_minor - (later.get(id) ?? 0n) },
      kind: kind === 'card' || kind === 'loan' ? 'liability' : 'asset',
    },
    ...(opening_minor === 0n ? [] : [{ currency, id, name, kind: 'equity' as const, net: -opening_minor }]),
  ]);
}

/** Account → what its transactions of later days come to. */
async function laterThan(
  reader: Reader,
  { owner_id, at }: { owner_id: string; at: string },
): Promise<Map<string, bigint>> {
  const rows = await reader
    .selectFrom('transactions')
    .select((row) => ['account_id', row.fn.sum<bigint>('amount_minor').as('sum_minor')])
    .where('owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('date', '>', at)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({ account_id, sum_minor }) => [account_id, sum_minor]));
}

/** What the accounts' money came from or went to. */
async function otherLines(reader: Reader, own: Own): Promise<Line[]> {
  const sums = [...(await wholeMonths(reader, own)), ...(await begunMonth(reader, own))];
  const categories = await reader
    .selectFrom('categories')
    .select(['id', 'name', 'kind'])
    .where('owner_id', '=', own.owner_id)
    .execute();
  const known = new Map(categories.map((category) => [category.id, category]));
  const grouped = Map.groupBy(sums, ({ currency, category_key }) => `${currency} ${category_key}`);
  const lines = [...grouped.values()].map((some): Line => {
    const [{ currency, category_key } = { currency: '', category_key: UNCATEGORISED }] = some;
    const net = -some.reduce((sum, { sum_minor }) => sum + sum_minor, 0n);
    const category = known.get(category_key);
    if (category) return { currency, id: category.id, name: category.name, kind: category.kind, net };
    const kind = category_key === TRANSFER ? 'transfer' : 'uncategorised';
    return { currency, id: null, name: '', kind, net };
  });
  return lines.filter(({ net }) => net !== 0n);
}

interface Sum {
  readonly currency: string;
  readonly category_key: string;
  readonly sum_minor: bigint;
}

async function wholeMonths(reader: Reader, { owner_id, at }: Own): Promise<Sum[]> {
  let query = reader
    .selectFrom('account_months')
    .innerJoin('accounts', 'accounts.id', 'account_months.account_id')
    .select(['accounts.currency', 'category_key', sql<bigint>`sum(in_minor - out_minor)`.as('sum_minor')])
    .where('account_months.owner_id', '=', owner_id)
    .groupBy(['accounts.currency', 'category_key'])
    .orderBy('category_key');
  if (at !== undefined) query = query.where('month', '<', at.slice(0, 7));
  return query.execute();
}

/** From the first of the month to the day itself: in one, of transfers, and in parts. */
async function begunMonth(reader: Reader, { owner_id, at }: Own): Promise<Sum[]> {
  if (at === undefined) return [];
  const begun = reader
    .selectFrom('transactions')
    .innerJoin('accounts', 'accounts.id', 'transactions.account_id')
    .where('transactions.owner_id', '=', owner_id)
    .where('deleted_at', 'is', null)
    .where('date', '>=', `${at.slice(0, 7)}-01`)
    .where('date', '<=', at);
  const key = sql<string>`case when transfer_id is not null then ${TRANSFER} else coalesce(transactions.category_id, ${UNCATEGORISED}) end`;
  const whole = await begun
    .where('parts', '=', 0)
    .select(['accounts.currency', key.as('category_key'), (row) => row.fn.sum<bigint>('amount_minor').as('sum_minor')])
    .groupBy(['accounts.currency', sql`transfer_id is not null`, 'transactions.category_id'])
    .execute();
  const parts = await begun
    .innerJoin('transaction_parts', 'transaction_parts.transaction_id', 'transactions.id')
    .select([
      'accounts.currency',
      sql<string>`coalesce(transaction_parts.category_id, ${UNCATEGORISED})`.as('category_key'),
      (row) => row.fn.sum<bigint>('transaction_parts.amount_minor').as('sum_minor'),
    ])
    .groupBy(['accounts.currency', 'transaction_parts.category_id'])
    .execute();
  return [...whole, ...parts];
}
