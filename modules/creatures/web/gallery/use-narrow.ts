import { getRouteApi } from '@tanstack/react-router';
import type { GallerySearch } from '../gallery-search.ts';

const route = getRouteApi('/creatures');

/** The address says what is shown. Letters of a search replace each other; anything else can be gone back from. */
export function useNarrow() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: GallerySearch, { replace = false }: { replace?: boolean } = {}) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  const showAll = () => narrow({ q: undefined, tags: undefined, species: undefined, undrawn: undefined });
  return { search, narrow, showAll };
}
