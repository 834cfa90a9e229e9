import { IconBell } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../web/root-route.tsx';
import type { Screens } from '../../../web/screens.tsx';

const remindersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reminders',
  component: lazyRouteComponent(() => import('./reminders-page.tsx'), 'RemindersPage'),
});

export const remindersRoutes = [remindersRoute] as const;

export const remindersScreens: Screens = {
  places: [{ label: 'Reminders', icon: IconBell, to: '/reminders', key: 'r' }],
  beginnings: [],
  kinds: [],
};
