/** What the address of one creature says. */
export interface CreatureSearch {
  /** The editor is open. */
  readonly edit?: 'open' | undefined;
}

export const readCreatureSearch = (search: Record<string, unknown>): CreatureSearch =>
  search['edit'] === 'open' ? { edit: 'open' } : {};
