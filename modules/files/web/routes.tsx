import { IconFolder, IconFolders, IconPhoto } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../web/root-route.tsx';
import type { Screens } from '../../../web/screens.tsx';
import { readOrganiseSearch, readPlanSearch } from './files-search.ts';
import { organizeKind } from './organize-kind.ts';

export const filesScreens: Screens = {
  places: [{ label: 'Files', icon: IconFolder, to: '/files', key: 'f' }],
  beginnings: [
    {
      title: 'Organise a folder',
      text: 'See where every file would go, then move them, and take it back if you like.',
      icon: IconFolders,
      go: { to: '/files/organise' },
    },
    {
      title: 'Sort photos by month',
      text: 'By the day they were taken; live photos and sidecars stay together.',
      icon: IconPhoto,
      go: { to: '/files/organise', search: { mode: 'date' } },
    },
    {
      title: 'Look after a folder',
      text: 'Keep the folders that matter at hand.',
      icon: IconFolder,
      go: { to: '/files' },
    },
  ],
  kinds: [organizeKind],
};

const filesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files',
  component: lazyRouteComponent(() => import('./files-page.tsx'), 'FilesPage'),
});

const organiseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files/organise',
  validateSearch: readOrganiseSearch,
  component: lazyRouteComponent(() => import('./organise-page.tsx'), 'OrganisePage'),
});

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files/organise/$operationId',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
});

export const filesRoutes = [filesRoute, organiseRoute, planRoute] as const;
