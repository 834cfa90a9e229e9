import type { Answer } from './booking.schema.ts';

/** "Wed, 14 January 2026, 10:00–10:30 (Europe/Berlin)" */
export function whenInWords({ starts_at, ends_at }: { starts_at: string; ends_at: string }, time_zone: string): string {
  const [start, end] = [new Date(starts_at), new Date(ends_at)];
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: time_zone });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: time_zone });
  const until = day.format(start) === day.format(end) ? time.format(end) : `${day.format(end)}, ${time.format(end)}`;
  return `${day.format(start)}, ${time.format(start)}–${until} (${time_zone})`;
}

/** What the owner reads in the appointment's notes: plain text, whatever was typed. */
export function notesOf({
  name,
  email,
  answers,
  notes,
}: {
  name: string;
  email: string;
  answers: readonly Answer[];
  notes: string;
}): string {
  const lines = [`Booked by ${name} <${email}>`, ...answers.map(({ question, answer }) => `${question}: ${answer}`)];
  if (notes !== '') lines.push('', notes);
  return lines
    .join('\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, 20_000);
}
