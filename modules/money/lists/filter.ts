import type { Reader } from '../../../kernel/database/database.ts';
import { decimalsOf } from '../amounts/amounts.ts';
import { sortKey, tagMark, UNCATEGORISED_MARK } from '../rows.ts';
import { amountsAsked, boundIn } from './amounts-asked.ts';
import type { TransactionFilter } from './lists.schema.ts';

export type Filter = { readonly [Name in keyof TransactionFilter]?: TransactionFilter[Name] | undefined };

/** Accounts whose currencies have so many decimals. */
interface Alike {
  readonly decimals: number;
  readonly accounts: readonly string[];
}

/** Part of the words asked for, between spaces. */
export interface Token {
  readonly words: string;
  /** In minor units, whichever way; of accounts with these decimals. */
  readonly amounts: readonly { readonly minor: bigint; readonly of: Alike }[];
}

/** Absolute amounts of some accounts, both ends included. */
export interface Range {
  readonly least: bigint;
  readonly most: bigint;
  readonly of: Alike;
}

/** A filter with all that it takes to look for it: what it names of somebody else's is in it, too, and finds nothing. */
type Plain = 'transaction' | 'status' | 'from' | 'to' | 'direction' | 'kind' | 'transfers' | 'import_id' | 'split';
export interface Meant extends Pick<Filter, Plain> {
  readonly owner_id: string;
  readonly trashed: boolean;
  /** Currency by id, of all of the owner's accounts. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Own ones alone. */
  readonly accounts?: readonly string[] | undefined;
  /** Marks, see `searchOf`: one of these. */
  readonly categories?: readonly string[] | undefined;
  /** Marks: all of these. */
  readonly tags: readonly string[];
  readonly tokens: readonly Token[];
  /** One of these. */
  readonly ranges?: readonly Range[] | undefined;
  readonly payee_key?: string | undefined;
  readonly uncategorised?: boolean | undefined;
  /** Accounts differ in their decimals. */
  readonly mixed: boolean;
}

/** What a filter means in somebody's book. */
export async function meantBy(
  reader: Reader,
  {
    owner_id,
    filter: { q = '', account, currency, category, within, tag = [], min, max, payee, trashed = false, ...plain },
  }: { owner_id: string; filter: Filter },
): Promise<Meant> {
  const rows = await reader
    .selectFrom('accounts')
    .select(['id', 'currency'])
    .where('owner_id', '=', owner_id)
    .execute();
  const currencies = new Map(rows.map(({ id, currency }) => [id, currency]));
  const alike = alikeOf(currencies);
  const { transaction, status, from, to, direction, kind, import_id, split, uncategorised } = plain;
  const transfers = plain.transfers === false ? false : undefined;
  const wanted = accountsAsked(currencies, { account, currency });
  return {
    ...{ owner_id, trashed, currencies, transaction, status, from, to, direction, kind, transfers, import_id, split },
    uncategorised,
    accounts: wanted,
    categories: category && (await categoryMarks(reader, { owner_id, category, within })),
    tags: [...new Set(tag.map((name) => tagMark(name.trim())))],
    tokens: tokensOf(q, alike),
    ranges: min === undefined && max === undefined ? undefined : alike.flatMap((of) => rangeOf({ min, max }, of)),
    payee_key: payee === undefined ? undefined : sortKey(payee),
    mixed: alike.length > 1,
  };
}

/** Own ones alone; undefined: all of them. */
function accountsAsked(
  currencies: ReadonlyMap<string, string>,
  { account, currency }: Pick<Filter, 'account' | 'currency'>,
): string[] | undefined {
  const named =
    account === undefined ? [...currencies.keys()] : [...new Set(account)].filter((id) => currencies.has(id));
  const asked = currency === undefined ? named : named.filter((id) => currencies.get(id) === currency);
  const isAll = account === undefined && asked.length === currencies.size;
  return isAll ? undefined : asked;
}

function alikeOf(currencies: ReadonlyMap<string, string>): Alike[] {
  const groups = Map.groupBy(currencies, ([, currency]) => decimalsOf(currency) ?? 2);
  return [...groups].map(([decimals, accounts]) => ({ decimals, accounts: accounts.map(([id]) => id) }));
}

function tokensOf(q: string, alike: readonly Alike[]): Token[] {
  return q
    .split(/\s+/u)
    .filter((words) => words !== '')
    .map((words) => ({
      words,
      amounts: alike.flatMap((of) => amountsAsked(words, of.decimals).map((minor) => ({ minor, of }))),
    }));
}

function rangeOf({ min = '0', max }: { min?: string | undefined; max?: string | undefined }, of: Alike): Range[] {
  const least = boundIn(min, { decimals: of.decimals, to: 'above' });
  const most = boundIn(max ?? '9'.repeat(16), { decimals: of.decimals, to: 'below' });
  return least > most ? [] : [{ least, most, of }];
}

/** Their marks, and unless `within` is false those of what is within them. */
async function categoryMarks(
  reader: Reader,
  {
    owner_id,
    category,
    within = true,
  }: { owner_id: string; category: readonly string[]; within?: boolean | undefined },
): Promise<string[]> {
  const ids = [...new Set(category)].filter((id) => id !== 'none');
  const none = category.includes('none') ? [UNCATEGORISED_MARK] : [];
  if (ids.length === 0) return none;
  const rows = await reader
    .selectFrom('categories')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where((row) => (within ? row.or([row('id', 'in', ids), row('parent_id', 'in', ids)]) : row('id', 'in', ids)))
    .execute();
  return [...rows.map(({ id }) => id), ...none];
}
