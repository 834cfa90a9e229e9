/** What becomes of a creature in a file, in the order in which one looks at it. */
export const ACTIONS = ['create', 'change', 'read', 'tag', 'keep'] as const;
export type Action = (typeof ACTIONS)[number];

export interface ImportSearch {
  readonly show?: Action | undefined;
}

export function readImportSearch(search: Record<string, unknown>): ImportSearch {
  const show = ACTIONS.find((action) => action === search['show']);
  return show ? { show } : {};
}
