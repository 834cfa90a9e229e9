export const SORTS = ['date', 'amount', 'payee'] as const;
export type Sort = (typeof SORTS)[number];
const STATUSES = ['uncleared', 'cleared', 'reconciled'] as const;
const DIRECTIONS = ['in', 'out', 'transfer'] as const;
const KINDS = ['income', 'expense'] as const;

/** What the address of the transactions says. */
export interface TransactionsSearch {
  /** Words, or beginnings of words; or an amount. */
  readonly q?: string | undefined;
  /** Ids. */
  readonly account?: readonly string[] | undefined;
  /** Ids, or "none". */
  readonly category?: readonly string[] | undefined;
  /** Without what is within these categories. */
  readonly within?: false | undefined;
  /** This one alone. */
  readonly transaction?: string | undefined;
  /** ISO 4217: of accounts in it. */
  readonly currency?: string | undefined;
  /** By the kind of the category. */
  readonly kind?: (typeof KINDS)[number] | undefined;
  readonly transfers?: false | undefined;
  /** Names; all of them. */
  readonly tag?: readonly string[] | undefined;
  readonly status?: (typeof STATUSES)[number] | undefined;
  readonly direction?: (typeof DIRECTIONS)[number] | undefined;
  /** Days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Decimal text, whichever way it went. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** All of it. */
  readonly payee?: string | undefined;
  /** The operation that brought them in. */
  readonly import_id?: string | undefined;
  /** Those in the trash. */
  readonly trashed?: true | undefined;
  readonly sort?: Exclude<Sort, 'date'> | undefined;
  readonly order?: 'asc' | undefined;
  /** The editor is open: on one of them, or for a new one. */
  readonly edit?: string | undefined;
}

/** What an address may say; what it says wrongly is left out. */
export function readTransactionsSearch(search: Record<string, unknown>): TransactionsSearch {
  const said = (name: string) => text(search[name]);
  const [q, payee, edit] = [said('q'), said('payee'), said('edit')];
  const account = several(search['account'], 50).filter(isId);
  const category = several(search['category'], 50).filter((id) => id === 'none' || isId(id));
  const tag = several(search['tag'], 20);
  const [sort, status] = [SORTS.find((each) => each === search['sort']), oneOf(STATUSES, search['status'])];
  const [direction, kind] = [oneOf(DIRECTIONS, search['direction']), oneOf(KINDS, search['kind'])];
  return {
    ...(q !== '' && { q: q.slice(0, 200) }),
    ...(account.length > 0 && { account }),
    ...(category.length > 0 && { category }),
    ...(category.length > 0 && search['within'] === false && { within: false as const }),
    ...(isId(said('transaction')) && { transaction: said('transaction') }),
    ...(/^[A-Z]{3}$/.test(said('currency')) && { currency: said('currency') }),
    ...(kind && { kind }),
    ...(search['transfers'] === false && { transfers: false as const }),
    ...(tag.length > 0 && { tag }),
    ...(status && { status }),
    ...(direction && { direction }),
    ...(isDay(said('from')) && { from: said('from') }),
    ...(isDay(said('to')) && { to: said('to') }),
    ...(isBound(said('min')) && { min: said('min') }),
    ...(isBound(said('max')) && { max: said('max') }),
    ...(payee !== '' && { payee: payee.slice(0, 300) }),
    ...(isId(said('import_id')) && { import_id: said('import_id') }),
    ...(search['trashed'] === true && { trashed: true as const }),
    ...(sort && sort !== 'date' && { sort }),
    ...(search['order'] === 'asc' && { order: 'asc' as const }),
    ...((edit === 'new' || isId(edit)) && { edit }),
  };
}

const isId = (said: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(said);
const isBound = (said: string) => /^\d{1,15}(\.\d{1,4})?$/.test(said);

function isDay(said: string): boolean {
  if (!/^(19|2[01])\d\d-\d\d-\d\d$/.test(said)) return false;
  const atMs = Date.parse(`${said}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(said);
}

const oneOf = <Value extends string>(values: readonly Value[], said: unknown): Value | undefined =>
  values.find((value) => value === said);

function several(value: unknown, most: number): string[] {
  const said = (Array.isArray(value) ? value : [value]).map(text).filter((each) => each !== '');
  return [...new Set(said)].slice(0, most);
}

/** A tag may be called 2023 or true: an address gives those as what they look like. */
function text(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : '';
}
