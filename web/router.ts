import { createRouter } from '@tanstack/react-router';
import { accountRoute } from './account/routes.tsx';
import { NotFound } from './not-found.tsx';
import { moduleRoutes } from './modules.ts';
import { operationsRoute } from './operations/routes.tsx';
import { PageFailed } from './page-failed.tsx';
import { rootRoute } from './root-route.tsx';
import { todayRoute } from './today/routes.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([todayRoute, operationsRoute, accountRoute, ...moduleRoutes]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
