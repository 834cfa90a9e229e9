import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/database/database.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { MOST_DAYS_OLD, rateBook } from './convert.ts';
import type { Rate, RateBook } from './convert.ts';
import type { KnownRate } from './rates.schema.ts';

export interface RatePosition {
  readonly date: string;
  readonly base: string;
  readonly quote: string;
}

/** The latest first. */
export async function listRates(
  { actor, database }: Context,
  {
    base,
    quote,
    from,
    to,
    limit,
    after,
  }: {
    base?: string | undefined;
    quote?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    limit: number;
    after?: RatePosition | undefined;
  },
): Promise<KnownRate[]> {
  let query = database.read
    .selectFrom('exchange_rates')
    .select(['date', 'base', 'quote', 'rate', 'source'])
    .where('owner_id', '=', actor.person_id);
  if (base !== undefined) query = query.where('base', '=', base);
  if (quote !== undefined) query = query.where('quote', '=', quote);
  if (from !== undefined) query = query.where('date', '>=', from);
  if (to !== undefined) query = query.where('date', '<=', to);
  if (after) query = query.where(sql<boolean>`(date, base, quote) < (${after.date}, ${after.base}, ${after.quote})`);
  return query.orderBy('date', 'desc').orderBy('base', 'desc').orderBy('quote', 'desc').limit(limit).execute();
}

/** What each source has. */
export async function listSources({ actor, database }: Context) {
  return database.read
    .selectFrom('exchange_rates')
    .select(({ fn }) => [
      'source',
      fn.countAll<number>().as('rates'),
      fn.min('date').as('from'),
      fn.max('date').as('to'),
    ])
    .where('owner_id', '=', actor.person_id)
    .groupBy('source')
    .orderBy('source')
    .execute();
}

/**
 * A person's rates that can convert between these currencies on the days from `from` to `to`: those of one into another, and of a common base
 * into them. Ready for `convert`.
 */
export async function ratesFor(
  reader: Reader,
  { owner_id, currencies, from, to }: { owner_id: string; currencies: readonly string[]; from: string; to: string },
): Promise<RateBook> {
  const wanted = [...new Set(currencies)];
  if (wanted.length < 2) return rateBook([]);
  const earliest = Temporal.PlainDate.from(from).subtract({ days: MOST_DAYS_OLD }).toString();
  const rows: Rate[] = await reader
    .selectFrom('exchange_rates')
    .select(['date', 'base', 'quote', 'rate'])
    .where('owner_id', '=', owner_id)
    .where('quote', 'in', wanted)
    .where('date', '>=', earliest)
    .where('date', '<=', to)
    .orderBy('date')
    .orderBy('base')
    .orderBy('quote')
    .execute();
  return rateBook(rows);
}
