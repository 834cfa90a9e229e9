import { IconCalendarEvent, IconCalendarPlus } from '@tabler/icons-react';
import { api, ask } from '../../../../web/api/api.ts';
import type { Appointment } from '../../../../web/api/api.ts';
import type { Found, Seeker } from '../../../../web/screens.tsx';
import { createClock } from '../clock.tsx';
import type { Clock } from '../clock.tsx';
import { addDraft, askDraft, draftWords } from '../quick-add/quick-add.tsx';
import { dayOf, dayOfWall, isoDay, wallOf } from '../time/time.ts';

const MOST = 6;
/** What makes a line more than a name: somebody means to add it. */
const WHEN = ['date', 'time', 'duration', 'all_day', 'repeats'];

/** For the search over everything: appointments of this name, and the line itself as a new one if it says when. */
export async function findAppointments(text: string, { person, client }: Seeker): Promise<readonly Found[]> {
  const clock = createClock(person.locale, person.time_zone);
  const [page, said] = await Promise.all([
    ask(api.GET('/api/v1/appointments', { params: { query: { q: text, limit: MOST, order: 'desc' } } })),
    askDraft(text, person.time_zone),
  ]);
  const found = page.items.map((appointment) => foundAs(appointment, clock));
  const { draft, understood } = said;
  if (draft.title === '' || !understood.some(({ as }) => WHEN.includes(as))) return found;
  return [
    {
      id: 'appointment-draft',
      label: `Add: ${draft.title}, ${draftWords(draft, clock)}`,
      icon: IconCalendarPlus,
      act: async () => void (await addDraft(client, draft)),
    },
    ...found,
  ];
}

function foundAs({ id, title, starts_at, all_day, repeats, location }: Appointment, clock: Clock): Found {
  const day = all_day ? dayOf(starts_at) : dayOfWall(wallOf(starts_at, clock.zone));
  const date = isoDay(day);
  const when = repeats ?? `${clock.shortDay(day)} ${date.slice(0, 4)}`;
  return {
    id: `appointment-${id}`,
    label: title,
    description: [when, location].filter((part) => part !== '').join(', '),
    icon: IconCalendarEvent,
    go: { to: '/appointments', search: { date, q: undefined } },
  };
}
