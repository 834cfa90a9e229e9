/** What becomes of a booking of a file, as the filters name it. */
export const SHELVES = ['create', 'merge', 'read', 'keep', 'doubt', 'transfer', 'account', 'category'] as const;
export type Shelf = (typeof SHELVES)[number];

export interface ImportSearch {
  readonly show?: Shelf | undefined;
  readonly q?: string | undefined;
}

export function readImportSearch(search: Record<string, unknown>): ImportSearch {
  const show = SHELVES.find((shelf) => shelf === search['show']);
  const q = typeof search['q'] === 'string' ? search['q'].slice(0, 200) : '';
  return { ...(show && { show }), ...(q !== '' && { q }) };
}
