import { IconPaw } from '@tabler/icons-react';
import { api, ask } from '../../../web/api/api.ts';
import type { Found } from '../../../web/screens.tsx';

const MOST = 6;

/** For the search over everything: creatures with these words. */
export async function findCreatures(text: string): Promise<readonly Found[]> {
  const { items } = await ask(api.GET('/api/v1/creatures', { params: { query: { q: text, limit: MOST } } }));
  return items.map(({ id, name, species, tags }) => ({
    id: `creature-${id}`,
    label: name,
    description: [species, ...tags.slice(0, 3).map((tag) => `#${tag}`)].filter((part) => part !== '').join(' · '),
    icon: IconPaw,
    go: { to: '/creatures/$creatureId', params: { creatureId: id } },
  }));
}
