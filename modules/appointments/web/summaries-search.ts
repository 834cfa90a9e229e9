export interface SummariesSearch {
  /** The one that is read; absent: the latest. */
  readonly summary?: string | undefined;
}

export function readSummariesSearch(search: Record<string, unknown>): SummariesSearch {
  const summary = search['summary'];
  return typeof summary === 'string' && /^[0-9a-f-]{36}$/.test(summary) ? { summary } : {};
}
