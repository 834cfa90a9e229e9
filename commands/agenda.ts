import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Api } from './connection/connection.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';
import { plain, tableLines } from './terminal/terminal.ts';

interface Occurrence {
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly all_day: boolean;
  readonly location: string;
  readonly category: string | null;
  readonly status: string;
  readonly conflict: boolean;
}

const MOST_DAYS = 366;

export function addAgenda(program: Command): void {
  program
    .command('agenda')
    .description('Show what comes: the next seven days')
    .option('-d, --days <count>', 'how many days, today included', readDays, 7)
    .action(async ({ days }: { days: number }, command: Command) => {
      const settings = settingsOf(command);
      const { api, close } = await connect(settings);
      try {
        await showAgenda(api, { days, json: settings.json });
      } finally {
        await close();
      }
    });
}

async function showAgenda(api: Api, { days, json }: { days: number; json: boolean }): Promise<void> {
  const { time_zone } = await api.call<{ time_zone: string }>('GET', '/auth/me');
  const today = Temporal.Now.plainDateISO(time_zone);
  const range = [today, today.add({ days })].map((day) => day.toZonedDateTime(time_zone).toInstant().toString());
  const query = new URLSearchParams({ from: range[0] ?? '', to: range[1] ?? '' });
  const { items } = await api.call<{ items: readonly Occurrence[] }>('GET', `/appointments/occurrences?${query}`);
  if (json) return printJson({ items });
  if (items.length === 0) return say(`Nothing in the next ${days} days.`);
  for (let ahead = 0; ahead < days; ahead++) {
    const day = today.add({ days: ahead });
    const lines = tableLines(items.flatMap((item) => rowOn(item, { day, time_zone })));
    if (lines.length === 0) continue;
    say(
      `${day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}${ahead === 0 ? ' (today)' : ''}`,
    );
    for (const line of lines) say(line);
  }
}

/** One line where it takes place on this day: its hours of the day, and where. */
function rowOn(
  { title, starts_at, ends_at, all_day, location, category, status, conflict }: Occurrence,
  { day, time_zone }: { day: Temporal.PlainDate; time_zone: string },
): string[][] {
  const first = all_day ? Temporal.PlainDateTime.from(starts_at) : wallClock(starts_at, time_zone);
  const last = all_day ? Temporal.PlainDateTime.from(ends_at) : wallClock(ends_at, time_zone);
  const [begin, end] = [day.toPlainDateTime(), day.add({ days: 1 }).toPlainDateTime()];
  const compare = Temporal.PlainDateTime.compare;
  const momentary = compare(first, last) === 0 && compare(first, begin) >= 0 && compare(first, end) < 0;
  if (!momentary && (compare(first, end) >= 0 || compare(last, begin) <= 0)) return [];
  const from = compare(first, begin) < 0 ? '…' : clock(first);
  const until = compare(last, end) > 0 ? '…' : compare(last, end) === 0 ? '24:00' : clock(last);
  const marks = [
    category === null ? '' : `#${category}`,
    status === 'confirmed' ? '' : status,
    conflict ? 'in conflict' : '',
  ];
  return [
    [
      `  ${all_day ? 'all day' : `${from}–${until}`}`,
      plain(title),
      plain(location),
      marks
        .filter((mark) => mark !== '')
        .map(plain)
        .join(', '),
    ],
  ];
}

function wallClock(instant: string, time_zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(time_zone).toPlainDateTime();
}

const clock = (time: Temporal.PlainDateTime) => time.toPlainTime().toString({ smallestUnit: 'minute' });

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new InvalidArgumentError(`A number from 1 to ${MOST_DAYS}.`);
}
