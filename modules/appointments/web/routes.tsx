import { IconCalendarEvent, IconCalendarPlus, IconFileImport, IconSparkles } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../web/root-route.tsx';
import type { Screens } from '../../../web/screens.tsx';
import { lazy } from 'react';
import { bookingScreensRoutes } from './booking/booking.tsx';
import { editKind } from './edit-kind.ts';
import { readCalendarSearch } from './calendar-search.ts';
import { importKind, importRoutes } from './import/import.tsx';
import { summariesRoutes } from './summaries-routes.tsx';
import { summaryKind } from './summary-kind.ts';

export const appointmentsScreens: Screens = {
  places: [{ label: 'Appointments', icon: IconCalendarEvent, to: '/appointments', key: 'a' }],
  beginnings: [
    {
      title: 'Plan something',
      text: 'An appointment, once or again and again; what it is in the way of is said at once.',
      icon: IconCalendarPlus,
      go: { to: '/appointments', search: { edit: 'new' } },
    },
    {
      title: 'Import a calendar',
      text: 'See what an .ics file would bring, then bring it in, and take it back if you like.',
      icon: IconFileImport,
      go: { to: '/appointments/import' },
    },
    {
      title: 'Sum up the week',
      text: 'What is ahead, what overlaps and where there is room, in a few sentences.',
      icon: IconSparkles,
      go: { to: '/appointments/summaries' },
    },
  ],
  kinds: [editKind, importKind, summaryKind],
  today: lazy(async () => ({ default: (await import('./today-card.tsx')).AppointmentsToday })),
  search: {
    group: 'Appointments',
    find: async (text, seeker) => (await import('./find/find.ts')).findAppointments(text, seeker),
  },
};

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

const trashRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appointments/trash',
  component: lazyRouteComponent(() => import('./trash/trash.tsx'), 'TrashPage'),
});

export const appointmentsRoutes = [
  calendarRoute,
  trashRoute,
  ...importRoutes,
  ...summariesRoutes,
  ...bookingScreensRoutes,
] as const;
