import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../../web/root-route.tsx';
import { readImportSearch } from './import-search.ts';

export { importKind } from './import-kind.ts';

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

const importPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/import/$operationId',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./import-plan-page.tsx'), 'ImportPlanPage'),
});

export const importRoutes = [importRoute, importPlanRoute] as const;
