/** What the address of the transactions says: filters by the names that the API has for them. */
export interface TransactionsSearch {
  readonly account?: string | readonly string[] | undefined;
  /** Ids; `none`: without one. */
  readonly category?: string | readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
  readonly tag?: string | undefined;
  readonly status?: string | undefined;
  readonly payee?: string | undefined;
  readonly direction?: string | undefined;
  /** The operation that brought them in. */
  readonly import_id?: string | undefined;
  /** One alone. */
  readonly transaction?: string | undefined;
  readonly currency?: string | undefined;
  readonly kind?: 'income' | 'expense' | undefined;
  readonly transfers?: false | undefined;
}

/** What it does not understand is left out: an address may come from anywhere. */
export function readTransactionsSearch(search: Record<string, unknown>): TransactionsSearch {
  return search as TransactionsSearch;
}
