import type { Unit } from './words.ts';

/** A day as somebody says it. */
export type Day =
  | { readonly kind: 'date'; readonly year?: number; readonly month: number; readonly day: number }
  | { readonly kind: 'day-of-month'; readonly day: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly next: boolean }
  | { readonly kind: 'distance'; readonly days: number }
  | { readonly kind: 'next-week' };

/** Minutes since the beginning of the day. */
export interface Time {
  readonly minutes: number;
  /** Which half of the day is said, too. */
  readonly sure: boolean;
  /** By am or pm. */
  readonly half?: true;
}

export interface Repetition {
  readonly unit: Exclude<Unit, 'minute' | 'hour'>;
  readonly interval: number;
  readonly weekdays: readonly number[];
  /** Which of the month's weekdays: 1 to 5; 6 is the last. */
  readonly nth?: number;
  readonly dayOfMonth?: number;
}

/** What was heard so far; a thing that is said twice counts once, and the rest is title. */
export interface Heard {
  day?: Day;
  lastDay?: Day;
  /** A weekday said beside a date. */
  beside?: { readonly weekday: number; readonly text: string };
  part?: number;
  startMinutes?: number;
  /** am or pm was said of the beginning. */
  half?: true;
  /** May be above 1440: on the next day. */
  endMinutes?: number;
  length?: { readonly amount: number; readonly unit: Unit; readonly minutes: number };
  fromNow?: { readonly amount: number; readonly unit: Unit; readonly minutes: number };
  allDay?: true;
  repetition?: Repetition;
  until?: Day;
  count?: number;
  timeZone?: string;
  category?: string;
  calendar?: { readonly id: string; readonly name: string };
  reminders: number[];
  title: string[];
  place: string[];
  /** In quotes they stand as they were written. */
  quoted: { title?: true; place?: true };
}

export type PartName =
  | 'title'
  | 'date'
  | 'time'
  | 'duration'
  | 'all_day'
  | 'repeats'
  | 'time_zone'
  | 'location'
  | 'category'
  | 'calendar'
  | 'reminder';
