import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.tsx';
import { readOperationSearch } from './operation-search.ts';

export const operationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operations',
  validateSearch: readOperationSearch,
  component: lazyRouteComponent(() => import('./operations-page.tsx'), 'OperationsPage'),
});
