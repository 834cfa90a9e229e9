import { usePageKeys } from '../../../web/page-keys.ts';
import type { View } from './calendar-search.ts';
import { undoLast } from '../../../web/operations/operations.tsx';
import type { CalendarState } from './use-calendar.ts';

const VIEW_KEYS: readonly { key: string; view: View }[] = [
  { key: 'd', view: 'day' },
  { key: 'w', view: 'week' },
  { key: 'm', view: 'month' },
  { key: 'a', view: 'agenda' },
];

/** What keys do in the calendar; those of a single appointment are in its view. */
export function useCalendarKeys({ go, show, step, today }: CalendarState, plan: () => void, search: () => void): void {
  usePageKeys([
    { key: 'n', does: 'New appointment', run: plan },
    {
      key: 'q',
      does: 'Add in your own words',
      run: () => document.querySelector<HTMLElement>('[data-quick-add]')?.focus(),
    },
    { key: 's', does: 'Search appointments', run: search },
    { key: 't', does: 'Today', run: () => show(today) },
    ...VIEW_KEYS.map(({ key, view }) => ({ key, does: `Show the ${view}`, run: () => go({ view, open: undefined }) })),
    { key: 'ArrowLeft', does: 'Earlier', run: () => step(-1) },
    { key: 'ArrowRight', does: 'Later', run: () => step(1) },
    { key: 'z', does: 'Undo the last change of an appointment', run: () => void undoLast() },
  ]);
}
