import { IconFileImport, IconMoodPlus, IconPaw } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { lazy } from 'react';
import { rootRoute } from '../../../web/root-route.tsx';
import type { Screens } from '../../../web/screens.tsx';
import { readImportSearch } from './import-search.ts';
import { readCreatureSearch } from './creature-search.ts';
import { readGallerySearch } from './gallery-search.ts';
import { creatureKinds } from './kinds/kinds.tsx';
import { readTagsSearch } from './tags-search.ts';

export const creaturesScreens: Screens = {
  places: [{ label: 'Creatures', icon: IconPaw, to: '/creatures', key: 'c' }],
  beginnings: [
    {
      title: 'Add a creature',
      text: 'A pet, a horse or the dragon of your campaign: give it a name, and it gets a face.',
      icon: IconMoodPlus,
      go: { to: '/creatures/new' },
    },
    {
      title: 'Bring a collection in',
      text: 'See what a JSON, CSV or zip file would bring, then bring it in, and take it back if you like.',
      icon: IconFileImport,
      go: { to: '/creatures/import' },
    },
  ],
  kinds: creatureKinds,
  today: lazy(async () => ({ default: (await import('./today-card.tsx')).CreaturesToday })),
  search: {
    group: 'Creatures',
    find: async (text) => (await import('./find-creatures.ts')).findCreatures(text),
  },
};

const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures',
  validateSearch: readGallerySearch,
  component: lazyRouteComponent(() => import('./gallery/gallery.tsx'), 'GalleryPage'),
});

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures/new',
  beforeLoad: () => {
    // A name for the way to the editor; the editor itself lies over the gallery.
    // oxlint-disable-next-line typescript/only-throw-error -- so the router has it
    throw redirect({ to: '/creatures', search: { edit: 'new' }, replace: true });
  },
});

const creatureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures/$creatureId',
  validateSearch: readCreatureSearch,
  component: lazyRouteComponent(() => import('./creature/creature.tsx'), 'CreaturePage'),
});

const tagsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures/tags',
  validateSearch: readTagsSearch,
  component: lazyRouteComponent(() => import('./tags/tags.tsx'), 'TagsPage'),
});

const trashRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures/trash',
  component: lazyRouteComponent(() => import('./trash/trash.tsx'), 'TrashPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures/import',
  component: lazyRouteComponent(() => import('./collection/collection.tsx'), 'ImportPage'),
});

const importPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creatures/import/$operationId',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./collection/collection.tsx'), 'ImportPlanPage'),
});

export const creaturesRoutes = [
  galleryRoute,
  newRoute,
  creatureRoute,
  tagsRoute,
  trashRoute,
  importRoute,
  importPlanRoute,
] as const;
