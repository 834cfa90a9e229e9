export const VIEWS = ['month', 'week', 'day', 'agenda'] as const;
export type View = (typeof VIEWS)[number];

/** What the address of the calendar says. */
export interface CalendarSearch {
  readonly view?: View | undefined;
  /** A day that is shown. */
  readonly date?: string | undefined;
  /** The ids of the calendars that are shown, with commas between; without it all are. */
  readonly calendars?: string | undefined;
  /** The occurrence whose details are open: `id` or `id@recurrence_id`. */
  readonly open?: string | undefined;
  /** What is in the editor: `new`, or an occurrence as in `open`. */
  readonly edit?: string | undefined;
  /** When a new one takes place: `start/end`, wall clock or days. */
  readonly at?: string | undefined;
  /** What a new one is, in one's own words. */
  readonly say?: string | undefined;
  /** What is looked for, in place of the view. */
  readonly q?: string | undefined;
  /** What is open beside the calendar. */
  readonly panel?: 'calendars' | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an address may say; what it says wrongly is left out. */
export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const text = (name: keyof CalendarSearch) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const view = VIEWS.find((each) => each === search['view']);
  const date = text('date');
  const rest = (['calendars', 'open', 'edit', 'at', 'say', 'q'] as const).map((name) => [name, text(name)] as const);
  return {
    ...(view && { view }),
    ...(search['panel'] === 'calendars' && { panel: 'calendars' as const }),
    ...(DAY.test(date) && !Number.isNaN(Date.parse(date)) && { date }),
    ...Object.fromEntries(rest.filter(([, value]) => value !== '')),
  };
}
