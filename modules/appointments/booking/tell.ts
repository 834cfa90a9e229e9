import type { Writer } from '../../../kernel/database/database.ts';
import { mailLater, notify } from '../../../kernel/notices/notices.ts';
import { calendarFile } from './calendar-file.ts';
import type { CalendarFileOptions } from './calendar-file.ts';
import { beginsAt, endsAt } from './view.ts';
import type { BookingView } from './view.ts';
import { whenInWords } from './words.ts';

/** A booking may be moved again and again: the appointment's sequence tells one time from the next. */
interface Told extends CalendarFileOptions {
  readonly what: 'booked' | 'moved' | 'cancelled';
  readonly view: BookingView;
  readonly token: string;
  readonly reason?: string;
}

/** Tells the owner in the app and the visitor by mail, each once, with the transaction that did it. */
export async function tellOfBooking(tx: Writer, told: Told): Promise<void> {
  const { what, view, nowMs, reason = '' } = told;
  const once_key = `booking:${view.id}:${what}:${view.sequence ?? 0}`;
  const times = { starts_at: beginsAt(view), ends_at: endsAt(view) };
  const day = Temporal.Instant.from(times.starts_at).toZonedDateTimeISO(view.page_zone).toPlainDate();
  await notify(tx, {
    ...{ owner_id: view.owner_id, kind: `appointments.${what}`, once_key, nowMs },
    title: `${view.name} ${what} ${view.title}`,
    text: [whenInWords(times, view.page_zone), reason].filter((line) => line !== '').join('\n'),
    to: `/appointments?view=day&date=${day.toString()}`,
  });
  await mailVisitor(tx, { ...told, once_key, word: '' });
}

/** What the owner did in the calendar: moved it, cancelled it, or took the cancellation back. */
export async function tellOfOwner(
  tx: Writer,
  told: Pick<Letter, 'view' | 'nowMs'> & { what: 'moved' | 'cancelled' | 'restored'; word?: string },
): Promise<void> {
  const { what, view, word = '' } = told;
  const once_key = `booking:${view.id}:owner:${what}:${view.revision_now ?? 'gone'}`;
  await mailVisitor(tx, { ...told, once_key, word, token: undefined, publicUrl: undefined });
}

interface Letter extends CalendarFileOptions {
  readonly what: 'booked' | 'moved' | 'cancelled' | 'restored';
  readonly view: BookingView;
  readonly once_key: string;
  /** From the owner. */
  readonly word: string;
}

async function mailVisitor(tx: Writer, mail: Letter): Promise<void> {
  const { what, view, token, once_key, nowMs } = mail;
  await mailLater(tx, {
    ...{ to: view.email, once_key, nowMs, subject: `${SUBJECTS[what]}: ${view.title}`, text: letter(mail) },
    ...(what === 'cancelled'
      ? {}
      : {
          ...(token === undefined ? {} : { link: `/book/${view.slug}/${token}` as const }),
          attachments: [
            {
              filename: 'appointment.ics',
              content_type: 'text/calendar; charset=utf-8',
              content: await calendarFile(view, mail),
            },
          ],
        }),
  });
}

const SUBJECTS = { booked: 'Booked', moved: 'Moved', cancelled: 'Cancelled', restored: 'Confirmed' } as const;
const FIRST_LINES = {
  booked: 'Your booking is confirmed.',
  moved: 'Your booking has a new time.',
  cancelled: 'Your booking is cancelled.',
  restored: 'Your booking takes place after all.',
} as const;

/** Nothing but the name of what was typed: a stranger must not be able to send their words to any address through us. */
function letter({ what, view, token, word }: Letter): string {
  // The appointment's time once it is cancelled may be one that the visitor never heard of.
  const times = what === 'cancelled' ? view : { starts_at: beginsAt(view), ends_at: endsAt(view) };
  const host = view.full_name ?? view.username ?? '';
  const place = view.location ? [`Where: ${view.location}`] : [];
  const back =
    what !== 'cancelled' && token === undefined
      ? ['', 'To move or cancel it, use the link that you were given when you booked.']
      : [];
  return [
    ...[`Hello ${view.name},`, '', FIRST_LINES[what], ''],
    ...[`${view.title} with ${host}`, whenInWords(times, view.time_zone), ...place],
    ...(word === '' ? [] : ['', `${host}: ${word}`]),
    ...back,
    '',
  ].join('\n');
}
