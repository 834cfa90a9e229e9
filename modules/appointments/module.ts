import { defineModule } from '../../kernel/module/module.ts';
import { appointmentsError } from './appointments.errors.ts';
import { appointmentRoutes } from './appointments.routes.ts';
import { bookingDuties, bookingError, bookingRoutes } from './booking/booking.ts';
import { bulkRoutes, editing } from './bulk/bulk.ts';
import { calendarRoutes } from './calendars.routes.ts';
import { categoryRoutes } from './categories.routes.ts';
import { forgetChanges } from './keep-change.ts';
import { icalendarRoutes, importCalendar } from './icalendar/icalendar.ts';
import { appointments0001 } from './migrations/0001-appointments.ts';
import { appointments0002 } from './migrations/0002-summaries.ts';
import { appointments0003 } from './migrations/0003-booking.ts';
import { appointments0004 } from './migrations/0004-calendar-feeds.ts';
import { appointments0005 } from './migrations/0005-appointment-changes.ts';
import { appointments0006 } from './migrations/0006-told-visitors.ts';
import { appointments0007 } from './migrations/0007-words.ts';
import { occurrenceRoutes } from './occurrences.routes.ts';
import { quickAddRoutes } from './quick-add/quick-add.ts';
import { reminderDuties } from './reminders/reminders.ts';
import { summariesOperations, summariesRoutes } from './summaries/summaries.ts';

export const appointmentsModule = defineModule({
  name: 'appointments',
  needs: [],
  routes: [
    ...calendarRoutes,
    ...occurrenceRoutes,
    ...categoryRoutes,
    ...bulkRoutes,
    ...appointmentRoutes,
    ...quickAddRoutes,
    ...summariesRoutes,
    ...bookingRoutes,
    ...icalendarRoutes,
  ],
  operations: [editing, importCalendar, ...summariesOperations],
  duties: [...reminderDuties, ...bookingDuties, forgetChanges],
  migrations: [
    appointments0001,
    appointments0002,
    appointments0003,
    appointments0004,
    appointments0005,
    appointments0006,
    appointments0007,
  ],
  errors: { definitions: { ...appointmentsError.definitions, ...bookingError.definitions } },
  aliases: { '/appointments': '/api/v1/appointments', '/summary': '/api/v1/summary' },
});
