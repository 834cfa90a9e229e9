export { CalendarsPanel } from './calendars-panel.tsx';
export { DefaultReminders } from './default-reminders.tsx';
