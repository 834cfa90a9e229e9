import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../web/root-route.tsx';
import { readSummariesSearch } from './summaries-search.ts';

const summariesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/summaries',
  validateSearch: readSummariesSearch,
  component: lazyRouteComponent(() => import('./summaries-page.tsx'), 'SummariesPage'),
});

export const summariesRoutes = [summariesRoute] as const;
