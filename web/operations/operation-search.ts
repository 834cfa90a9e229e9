import type { OperationStatus } from '../api/api.ts';

/** The states a person would look for; each gathers what the wire tells apart. */
export const STATUS_FILTERS = [
  { value: 'running', label: 'Running', statuses: ['pending', 'running', 'rolling_back'] },
  { value: 'done', label: 'Done', statuses: ['completed'] },
  { value: 'failed', label: 'Failed', statuses: ['failed', 'cancelled'] },
  { value: 'undone', label: 'Undone', statuses: ['rolled_back'] },
] as const satisfies readonly { value: string; label: string; statuses: readonly OperationStatus[] }[];

export interface OperationSearch {
  readonly status?: (typeof STATUS_FILTERS)[number]['value'] | undefined;
  readonly type?: string | undefined;
  readonly q?: string | undefined;
}

/** What an address may say; what it says wrongly is left out. */
export function readOperationSearch(search: Record<string, unknown>): OperationSearch {
  const status = STATUS_FILTERS.find(({ value }) => value === search['status'])?.value;
  const type = typeof search['type'] === 'string' ? search['type'] : undefined;
  const q = ['string', 'number'].includes(typeof search['q']) ? String(search['q']) : undefined;
  return { ...(status && { status }), ...(type && { type }), ...(q && { q }) };
}
