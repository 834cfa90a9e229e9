/** What an entry does, as the filters of the preview name it. */
export const ACTIONS = ['create', 'change', 'read', 'keep'] as const;
export type Action = (typeof ACTIONS)[number];

export interface ImportSearch {
  readonly show?: Action | undefined;
}

export function readImportSearch(search: Record<string, unknown>): ImportSearch {
  const show = ACTIONS.find((action) => action === search['show']);
  return show ? { show } : {};
}
