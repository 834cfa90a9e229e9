/** Calendar files (RFC 5545) and tables: read, imported, written, exported, and fed to phones. */
export { icalendarRoutes } from './icalendar.routes.ts';
export { importCalendar } from './import.operation.ts';
export { writeCalendar } from './write-calendar.ts';
