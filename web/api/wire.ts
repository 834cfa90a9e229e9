import type { paths } from './schema.generated.ts';

type Content<R> = R extends { content: { 'application/json': infer Body } } ? Body : never;
type Success<Operation> = Operation extends { responses: infer R }
  ? { [Status in keyof R]: Status extends 200 | 201 | 202 ? Content<R[Status]> : never }[keyof R]
  : never;

/** What a path answers with, as the API's own document says. */
type Reply<Path extends keyof paths, Method extends string> = Success<paths[Path][Method & keyof paths[Path]]>;

export type Operation = Reply<'/api/v1/operations/{id}', 'get'>;
export type OperationStatus = Operation['status'];
export type Progress = NonNullable<Operation['progress']>;
export type Started = Reply<'/api/v1/operations/{id}/apply', 'post'>;
export type Plan = Reply<'/api/v1/operations/{id}/plan', 'get'>;
export type Entry = Plan['items'][number];
export type EntryState = Entry['state'];
export type Person = Reply<'/api/v1/auth/me', 'get'>;
export type Session = Reply<'/api/v1/auth/sessions', 'get'>['items'][number];
export type Folders = Reply<'/api/v1/files/folders', 'get'>;
export type Root = Reply<'/api/v1/files/roots', 'get'>['items'][number];
export type NotificationPage = Reply<'/api/v1/notifications', 'get'>;
export type Notification = NotificationPage['items'][number];

/** What the socket of my notifications sends. */
export interface NotificationSnapshot {
  readonly type: 'snapshot';
  readonly sequence: number;
  readonly unread: number;
}
export type NotificationEvent =
  | { readonly type: 'notification'; readonly sequence: number; readonly notification: Notification }
  | { readonly type: 'unread'; readonly sequence?: never; readonly unread: number };

export type Appointment = Reply<'/api/v1/appointments/{id}', 'get'>;
export type AppointmentCheck = Reply<'/api/v1/appointments/check', 'post'>;
export type Occurrence = Reply<'/api/v1/appointments/occurrences', 'get'>['items'][number];
export type Schedule = Reply<'/api/v1/schedules/{id}', 'get'>;
export type Summary = Reply<'/api/v1/summaries/{id}', 'get'>;
export type Calendar = Reply<'/api/v1/calendars', 'get'>['items'][number];

export type Category = Reply<'/api/v1/appointments/categories', 'get'>['items'][number];

export type BookingPage = Reply<'/api/v1/booking-pages', 'get'>['items'][number];

export type Creature = Reply<'/api/v1/creatures/{id}', 'get'>;
export type CreatureInList = Reply<'/api/v1/creatures', 'get'>['items'][number];
export type Tag = Reply<'/api/v1/tags', 'get'>['items'][number];

export type Account = Reply<'/api/v1/accounts', 'get'>['items'][number];
export type StatementLook = Reply<'/api/v1/imports/look', 'post'>;
export type ImportEntry = Reply<'/api/v1/imports/{id}/entries', 'get'>['items'][number];

export type Overview = Reply<'/api/v1/overview', 'get'>;
export type Recurring = Reply<'/api/v1/recurring', 'get'>['items'][number];
export type Insight = Reply<'/api/v1/insights', 'get'>['items'][number];
export type AccountForecast = Reply<'/api/v1/forecast', 'get'>['items'][number];
export type ExchangeRate = Reply<'/api/v1/rates', 'get'>['items'][number];
export type MoneyReport = Reply<'/api/v1/reports/{id}', 'get'>;
export type MoneyReportHead = Reply<'/api/v1/reports', 'get'>['items'][number];
export type MoneyCategory = Reply<'/api/v1/categories', 'get'>['items'][number];
export type MoneyRule = Reply<'/api/v1/rules', 'get'>['items'][number];
export type MoneyRuleTrial = Reply<'/api/v1/rules/try', 'post'>;
export type SuggestedRule = Reply<'/api/v1/rules/suggestions', 'get'>['items'][number];
export type Budgets = Reply<'/api/v1/budgets', 'get'>;
export type Transaction = Reply<'/api/v1/transactions/{id}', 'get'>;
export type TransferSuggestion = Reply<'/api/v1/transactions/transfer-suggestions', 'get'>['items'][number];
export type TransactionInList = Reply<'/api/v1/transactions', 'get'>['items'][number];
export type TransactionChange = Reply<'/api/v1/transactions/{id}/history', 'get'>['items'][number];
export type PayeeSuggestion = Reply<'/api/v1/transactions/payees', 'get'>['items'][number];
export type Reconciliation = Reply<'/api/v1/accounts/{id}/reconciliations', 'get'>['items'][number];
export type Goal = Reply<'/api/v1/goals', 'get'>['items'][number];

interface EventHead {
  readonly sequence: number;
  readonly operation_id: string;
  readonly at: string;
}

type LogEvent = EventHead & { readonly type: 'log'; readonly level: string; readonly message: string };

/** What the socket of all my operations sends after its snapshot. */
export type OperationEvent =
  | (EventHead & { readonly type: 'state'; readonly operation: Operation })
  | (EventHead & { readonly type: 'progress'; readonly status: OperationStatus; readonly progress: Progress | null })
  | LogEvent;

export interface Snapshot {
  readonly type: 'snapshot';
  readonly sequence: number;
  /** The living and the most recent ones, newest first. */
  readonly operations: readonly Operation[];
}
