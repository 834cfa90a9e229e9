/** What the address of the tags says. */
export interface TagsSearch {
  /** Beginnings of words of a name. */
  readonly q?: string | undefined;
  readonly sort?: 'creatures' | undefined;
}

/** A tag may be called 2023 or true: an address gives those as what they look like. */
export function readTagsSearch(search: Record<string, unknown>): TagsSearch {
  const { q } = search;
  const words = ['string', 'number', 'boolean'].includes(typeof q) ? String(q).trim().slice(0, 200) : '';
  return { ...(words !== '' && { q: words }), ...(search['sort'] === 'creatures' && { sort: 'creatures' as const }) };
}
