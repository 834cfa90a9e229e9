import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import { merged } from './conflicts.ts';
import { occurrencesIn } from './range.ts';
import { timeTaken, zonesOfCalendars } from './time-taken.ts';

const DAY_MS = 86_400_000;

/**
 * When a person is busy from one instant to another: merged, cut to the range, in order. Works inside a transaction, so that nobody can
 * take the time between the look and the booking. Looks no further than the index: see `ensureIndexed`.
 */
export async function findBusy(
  reader: Reader,
  {
    owner_id,
    from,
    to,
    calendar_ids,
    except_id,
  }: {
    owner_id: string;
    from: string;
    to: string;
    calendar_ids?: readonly string[] | undefined;
    /** An appointment that is about to be moved. */
    except_id?: string | undefined;
  },
): Promise<{ starts_at: string; ends_at: string }[]> {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const zones = await zonesOfCalendars(reader, owner_id);
  const found = await occurrencesIn(reader, { owner_id, fromMs: fromMs - DAY_MS, toMs: toMs + DAY_MS });
  const busy = found
    .filter(({ busy, calendar_id }) => busy === 1 && (calendar_ids?.includes(calendar_id) ?? true))
    .filter(({ appointment_id }) => appointment_id !== except_id)
    .map((occurrence) => timeTaken(occurrence, zones))
    .filter(({ startsMs, endsMs }) => startsMs < toMs && endsMs > fromMs)
    .map(({ startsMs, endsMs }) => ({ startsMs: Math.max(startsMs, fromMs), endsMs: Math.min(endsMs, toMs) }));
  return merged(busy).map(({ startsMs, endsMs }) => ({ starts_at: timestamp(startsMs), ends_at: timestamp(endsMs) }));
}
