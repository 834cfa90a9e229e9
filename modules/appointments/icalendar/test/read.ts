import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalendar } from '../read-calendar.ts';
import type { EventGroup } from '../read-calendar.ts';
import type { BrokenOne } from '../read-event.ts';

export const NOW = Date.UTC(2026, 0, 1);

export interface ReadFile {
  readonly groups: EventGroup[];
  readonly broken: BrokenOne[];
  readonly duplicates: number;
  readonly others: Readonly<Record<string, number>>;
}

export async function readText(
  text: string | Uint8Array,
  { zone = 'Europe/Berlin', chunk = 64 } = {},
): Promise<ReadFile> {
  const bytes = Buffer.from(text);
  const open = async () =>
    (async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    })();
  const { groups, duplicates, others } = await readCalendar(open, { zone, nowMs: NOW });
  const file: ReadFile = { groups: [], broken: [], duplicates, others };
  for await (const item of groups())
    if ('group' in item) file.groups.push(item.group);
    else file.broken.push(item.broken);
  return file;
}

export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', `${name}.ics`), 'utf8');
}

/** A calendar of events, each given by its lines. */
export function calendar(...events: string[][]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
