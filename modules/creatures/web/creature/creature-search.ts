/** What the address of one creature says. */
export interface CreatureSearch {
  /** The editor is open. */
  readonly edit?: true | undefined;
}

export const readCreatureSearch = (search: Record<string, unknown>): CreatureSearch =>
  search['edit'] === true ? { edit: true } : {};
