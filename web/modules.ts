import { appointmentsRoutes, appointmentsScreens } from '../modules/appointments/web/routes.tsx';
import { creaturesRoutes, creaturesScreens } from '../modules/creatures/web/routes.tsx';
import { filesRoutes, filesScreens } from '../modules/files/web/routes.tsx';
import { moneyRoutes, moneyScreens } from '../modules/money/web/routes.tsx';
import type { Screens } from './screens.tsx';

/** The explicit list: what stands here is in the navigation and has its pages; what does not, does not show. */
export const modules: readonly Screens[] = [appointmentsScreens, moneyScreens, creaturesScreens, filesScreens];

export const moduleRoutes = [...appointmentsRoutes, ...creaturesRoutes, ...filesRoutes, ...moneyRoutes] as const;
