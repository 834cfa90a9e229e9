import { timestamp } from '../../../../kernel/clock/clock.ts';
import type { Writer } from '../../../../kernel/database/database.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { bumpBook } from '../../books.ts';
import { moneyError } from '../../money.errors.ts';
import type { ExchangeRateTable } from '../insight.table.ts';
import type { Rate } from './convert.ts';

const AT_ONCE = 1000;
const PERSON = 'person';

/** What became of rates that were brought in. */
export interface StoredRates {
  readonly added: number;
  /** There was another one of that day from the same or another source. */
  readonly changed: number;
  readonly unchanged: number;
  /** Left as the person gave them: nobody else's rate takes their place. */
  readonly kept: number;
}

/**
 * Keeps rates that were checked (`readRate`, currencies of ISO 4217), any number of them, as the actor's. The same rate again changes nothing.
 * This is where a source that pulls rates puts them; `source` is its name, at most 40 characters.
 *
 * @example await storeRates(context, { source: 'ecb', rates: [{ date: '2026-11-20', base: 'EUR', quote: 'USD', rate: '1.0523' }] })
 */
export async function storeRates(
  { actor, database, clock }: Context,
  { source, rates }: { source: string; rates: readonly Rate[] },
): Promise<StoredRates> {
  const owner_id = actor.person_id;
  const done = { added: 0, changed: 0, unchanged: 0, kept: 0 };
  const created_at = timestamp(clock.nowMs());
  const byKey = new Map(rates.map((rate) => [keyOf(rate), rate]));
  const rows = [...byKey.values()].map(({ date, base, quote, rate }) => ({
    ...{ owner_id, base, quote, date, rate, source, created_at },
  }));
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE);
    const { added, changed, unchanged, kept } = await database.write(async (tx) => {
      const there = await ratesThere(tx, some);
      const fresh = some.filter((row) => !there.has(keyOf(row)));
      const others = some.filter((row) => {
        const { rate, source: whose } = there.get(keyOf(row)) ?? row;
        return rate !== row.rate && (whose !== PERSON || source === PERSON);
      });
      const own = some.filter((row) => there.get(keyOf(row))?.source === PERSON && source !== PERSON);
      await database.insertMany(tx, 'exchange_rates', fresh);
      for (const row of others) await replace(tx, row);
      if (fresh.length + others.length > 0) await bumpBook(tx, owner_id);
      return {
        ...{ added: fresh.length, changed: others.length, kept: own.length },
        unchanged: some.length - fresh.length - others.length - own.length,
      };
    });
    done.added += added;
    done.changed += changed;
    done.unchanged += unchanged;
    done.kept += kept;
  }
  return done;
}

/** @throws money.rate-not-found */
export async function deleteRate(
  { actor, database }: Context,
  { base, quote, date }: Pick<Rate, 'base' | 'quote' | 'date'>,
): Promise<void> {
  await database.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('exchange_rates')
      .where('owner_id', '=', actor.person_id)
      .where('base', '=', base)
      .where('quote', '=', quote)
      .where('date', '=', date)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw moneyError('money.rate-not-found');
    await bumpBook(tx, actor.person_id);
  });
}

/** All that one source brought; answers with how many. */
export async function deleteRatesOf({ actor, database }: Context, { source }: { source: string }): Promise<number> {
  return database.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('exchange_rates')
      .where('owner_id', '=', actor.person_id)
      .where('source', '=', source)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) await bumpBook(tx, actor.person_id);
    return Number(numDeletedRows);
  });
}

const keyOf = ({ base, quote, date }: Pick<Rate, 'base' | 'quote' | 'date'>) => `${base}${quote}${date}`;

/** What stands where these would stand. */
async function ratesThere(
  tx: Writer,
  rows: readonly ExchangeRateTable[],
): Promise<Map<string, Pick<ExchangeRateTable, 'rate' | 'source'>>> {
  const [one] = rows;
  if (!one) return new Map();
  const days = rows.map(({ date }) => date).toSorted();
  const found = await tx
    .selectFrom('exchange_rates')
    .select(['base', 'quote', 'date', 'rate', 'source'])
    .where('owner_id', '=', one.owner_id)
    .where('date', '>=', days[0] ?? '')
    .where('date', '<=', days.at(-1) ?? '')
    .execute();
  return new Map(found.map((row) => [keyOf(row), row]));
}

async function replace(tx: Writer, { owner_id, base, quote, date, ...given }: ExchangeRateTable): Promise<void> {
  await tx
    .updateTable('exchange_rates')
    .set(given)
    .where('owner_id', '=', owner_id)
    .where('base', '=', base)
    .where('quote', '=', quote)
    .where('date', '=', date)
    .execute();
}
