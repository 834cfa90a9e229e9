/** What the address of the transactions says: filters by the names that the API has for them. */
export interface TransactionsSearch {
  readonly account?: string | undefined;
  /** An id; `none`: without one. */
  readonly category?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
  readonly tag?: string | undefined;
  readonly status?: string | undefined;
  readonly payee?: string | undefined;
  readonly direction?: string | undefined;
}

const NAMES = ['account', 'category', 'from', 'to', 'q', 'tag', 'status', 'payee', 'direction'] as const;

export function readTransactionsSearch(search: Record<string, unknown>): TransactionsSearch {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}
