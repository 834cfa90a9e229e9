/** Which transactions a list shows, as it stands in the address; each as the API's filter has it. */
export interface TransactionsSearch {
  /** One alone. */
  readonly transaction?: string;
  readonly currency?: string;
  readonly account?: readonly string[];
  readonly category?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly payee?: string;
  readonly kind?: 'income' | 'expense';
  readonly transfers?: false;
}

/** What it does not understand is left out: an address may come from anywhere. */
export function readTransactionsSearch(search: Record<string, unknown>): TransactionsSearch {
  const { kind, transfers } = search;
  const texts = ['transaction', 'currency', 'from', 'to', 'payee'] as const;
  const lists = ['account', 'category'] as const;
  return {
    ...Object.fromEntries(texts.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))),
    ...Object.fromEntries(lists.flatMap((name) => (isTexts(search[name]) ? [[name, search[name]]] : []))),
    ...(kind === 'income' || kind === 'expense' ? { kind } : {}),
    ...(transfers === false ? { transfers } : {}),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
