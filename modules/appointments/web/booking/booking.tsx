import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../../web/root-route.tsx';

const pagesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/booking',
  component: lazyRouteComponent(() => import('./booking-pages.tsx'), 'BookingPages'),
});

const editorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/booking/$pageId',
  component: lazyRouteComponent(() => import('./booking-editor.tsx'), 'BookingEditor'),
});

const bookingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/booking/$pageId/bookings',
  component: lazyRouteComponent(() => import('./bookings-page.tsx'), 'BookingsPage'),
});

/** The owner's pages: `/appointments/booking`, one page (or `new`) below it, and below that what was booked on it. */
export const bookingScreensRoutes = [pagesRoute, editorRoute, bookingsRoute] as const;
