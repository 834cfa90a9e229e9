import type { BookingPage } from '../../../../web/api/api.ts';

/** A page as it is written. An address that is left empty is made by Steward: one that nobody guesses. */
export type BookingDraft = Omit<BookingPage, 'id' | 'revision' | 'created_at' | 'updated_at'>;

/** What every group of fields gets. */
export interface FieldsProps {
  readonly draft: BookingDraft;
  readonly set: (change: Partial<BookingDraft>) => void;
  /** What is wrong with a field or what lies below it, by its JSON pointer. */
  readonly faultOf: (path: string) => string | undefined;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const workingDay = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

export function newDraft(time_zone: string): BookingDraft {
  return {
    ...{
      slug: '',
      title: '',
      description: '',
      location: '',
      time_zone,
      calendar_id: null,
      busy_calendar_ids: null,
      active: true,
    },
    opening_hours: {
      ...{ monday: workingDay, tuesday: workingDay, wednesday: workingDay, thursday: workingDay, friday: workingDay },
      ...{ saturday: [], sunday: [] },
    },
    ...{ exceptions: [], durations: [30], slot_step_minutes: 30 },
    ...{ buffer_before_minutes: 0, buffer_after_minutes: 0, notice_minutes: 240, ahead_days: 60 },
    ...{ limit_per_day: null, limit_per_week: null, questions: [], reminders: null },
  };
}

export function draftOf(page: BookingPage): BookingDraft {
  const { id: _id, revision: _revision, created_at: _created, updated_at: _updated, ...draft } = page;
  return draft;
}

/** A name for a question that none of the others bears; it stays when the words change. */
export function freshQuestionId(taken: readonly { readonly id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `question-${number}`)) number++;
  return `question-${number}`;
}
