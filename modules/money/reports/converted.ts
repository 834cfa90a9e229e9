import type { Context } from '../../../kernel/module/module.ts';
import { money } from '../amounts/amounts.ts';
import { Converter, ratesFor } from '../insight/insight.ts';
import { minorOf } from './figures.ts';
import { daysOf } from './month.ts';
import type { Converted, CurrencyFacts } from './reports.schema.ts';

/** All currencies together, by the rates of the month's last day; what has none is named, never guessed. Null where nothing is to be converted, or can be. */
export async function convertedOf(
  { database, actor, clock }: Context,
  { month, to, currencies }: { month: string; to: string; currencies: readonly CurrencyFacts[] },
): Promise<Converted | null> {
  if (currencies.length < 2) return null;
  const today = clock.now().toZonedDateTimeISO(actor.time_zone).toPlainDate().toString();
  const last = daysOf(month).to;
  const at = last < today ? last : today;
  const names = [...new Set([to, ...currencies.map(({ currency }) => currency)])];
  const rates = await ratesFor(database.read, { owner_id: actor.person_id, currencies: names, from: at, to: at });
  const converter = new Converter(rates, to);
  const missing = new Set<string>();
  const sum = (which: (facts: CurrencyFacts) => { amount: string; currency: string }) => {
    const parts = currencies.map((facts) => ({ minor: minorOf(which(facts)), currency: facts.currency }));
    const found = converter.sum(parts, at);
    for (const { currency } of found.missing) missing.add(currency);
    return money(found.minor, to);
  };
  const [income, spending, worth] = [
    sum(({ income }) => income),
    sum(({ spending }) => spending),
    sum(({ worth }) => worth.end),
  ];
  const used = converter.used();
  if (used.length === 0) return null;
  return { currency: to, income, spending, worth, rates: used, missing: [...missing].toSorted() };
}
