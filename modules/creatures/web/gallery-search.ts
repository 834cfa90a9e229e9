export const SORTS = ['name', 'species', 'created_at', 'updated_at'] as const;
export type Sort = (typeof SORTS)[number];

/** What the address of the gallery says. */
export interface GallerySearch {
  /** Words, or beginnings of words. */
  readonly q?: string | undefined;
  /** Tags by name; a creature has all of them. */
  readonly tags?: readonly string[] | undefined;
  readonly species?: string | undefined;
  readonly sort?: Sort | undefined;
  readonly order?: 'desc' | undefined;
  /** Only those without a picture, or with one of other traits. */
  readonly undrawn?: true | undefined;
  /** The editor is open over the gallery, for a new one. */
  readonly edit?: 'new' | undefined;
}

const MOST_TAGS = 20;

/** What an address may say; what it says wrongly is left out. */
export function readGallerySearch(search: Record<string, unknown>): GallerySearch {
  const { tags } = search;
  const named = (Array.isArray(tags) ? tags : [tags]).map(text).filter((tag) => tag !== '');
  const sort = SORTS.find((each) => each === search['sort']);
  const [q, species] = [text(search['q']), text(search['species'])];
  return {
    ...(q !== '' && { q: q.slice(0, 200) }),
    ...(named.length > 0 && { tags: [...new Set(named)].slice(0, MOST_TAGS) }),
    ...(species !== '' && { species: species.slice(0, 100) }),
    ...(sort && sort !== 'name' && { sort }),
    ...(search['order'] === 'desc' && { order: 'desc' as const }),
    ...(search['edit'] === 'new' && { edit: 'new' as const }),
    ...(search['undrawn'] === true && { undrawn: true as const }),
  };
}

/** A tag may be called 2023 or true: an address gives those as what they look like. */
function text(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : '';
}
