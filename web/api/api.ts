export { askChange } from './ask-change.ts';
export { api, askBlob } from './client.ts';
export { openLiveFeed } from './live-feed.ts';
export { ApiProblem, ask, toProblem } from './problem.ts';
export { dropToken, holdToken, refreshToken, whenSessionEnds } from './tokens.ts';
export type {
  Appointment,
  AppointmentCheck,
  BookingPage,
  Calendar,
  Category,
  Creature,
  CreatureInList,
  Entry,
  EntryState,
  Folders,
  MoneyReport,
  MoneyReportHead,
  Notification,
  NotificationEvent,
  NotificationPage,
  NotificationSnapshot,
  Occurrence,
  Operation,
  OperationEvent,
  OperationStatus,
  Person,
  Plan,
  Progress,
  Root,
  Schedule,
  Session,
  Snapshot,
  Started,
  Summary,
  Tag,
} from './wire.ts';
