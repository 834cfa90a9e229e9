import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePerson } from '../../../../web/session/session.tsx';
import { previewOptions } from './booking-queries.ts';
import classes from './booking.module.css';
import type { BookingDraft } from './draft.ts';

const PAUSE_MS = 350;

/** What the page would offer first, while it is written. */
export function Preview({ draft, id }: { draft: BookingDraft; id: string | undefined }) {
  const { locale } = usePerson();
  // Words change nothing about times; a title must be there for the rules to be read.
  const rules = { ...draft, title: 'Preview', slug: '', description: '', location: '', questions: [] };
  const [settled] = useDebouncedValue(rules, PAUSE_MS);
  const preview = useQuery({ ...previewOptions(settled, id), placeholderData: keepPreviousData, retry: false });
  const say = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    timeZone: draft.time_zone,
  });
  const slots = preview.data?.slots ?? [];
  return (
    <aside className={classes.preview} aria-label="Preview">
      <h2>Free next</h2>
      {preview.error ? (
        <p className={classes.quiet}>As it is written now it offers nothing: look at the hours.</p>
      ) : (
        <ol aria-live="polite" aria-busy={preview.isFetching}>
          {slots.map(({ starts_at, ends_at }) => (
            <li key={starts_at}>{say.formatRange(new Date(starts_at), new Date(ends_at))}</li>
          ))}
        </ol>
      )}
      {preview.data && slots.length === 0 && <p className={classes.quiet}>Nothing is free as far as it goes.</p>}
    </aside>
  );
}
