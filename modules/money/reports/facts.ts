import type { Context } from '../../../kernel/module/module.ts';
import { bookOf } from '../books.ts';
import { adviceOn } from './advice.ts';
import { byCategory } from './by-category.ts';
import type { Around } from './by-category.ts';
import { changesOf } from './changes.ts';
import { convertedOf } from './converted.ts';
import { medianOf, percentOf, tillOf } from './figures.ts';
import type { Till } from './figures.ts';
import { daysOf, monthAt, monthsFrom, monthsUpTo } from './month.ts';
import { againstBudget, budgetsOf } from './against-budget.ts';
import { outlookOf, regularOf, seriesOf } from './ahead.ts';
import { largestOf, newPayeesOf } from './payees.ts';
import type { CurrencyFacts, ReportFacts, Worth } from './reports.schema.ts';
import { sumsOf, totalOf } from './sums.ts';
import type { CurrencySums, Sums } from './sums.ts';

/** Months before that are compared with, and shown. */
const EARLIER = 6;
const SHOWN = 12;
/** The book may change while it is read: so often it is read again. */
const MOST_READINGS = 5;

/** Everything that a report may say about a month, computed here and nowhere else, and the revision of the book that it is true of. */
export async function factsOf(
  context: Context,
  { month }: { month: string },
): Promise<{ facts: ReportFacts; book_revision: number }> {
  const { actor, database, signal } = context;
  for (let reading = 1; ; reading += 1) {
    signal.throwIfAborted();
    const book = await bookOf(database.read, actor.person_id);
    const facts = await readFacts(context, { month, currency: book.currency });
    const { revision } = await bookOf(database.read, actor.person_id);
    // Changed in between, its figures need not go together. Somebody who never stops importing gets the last ones.
    if (revision === book.revision || reading === MOST_READINGS) return { facts, book_revision: book.revision };
  }
}

async function readFacts(
  context: Context,
  { month, currency: own }: { month: string; currency: string },
): Promise<ReportFacts> {
  const { database, actor, clock } = context;
  const present = monthAt(clock.now(), actor.time_zone);
  const { currencies, categories } = await sumsOf(database.read, { owner_id: actor.person_id, month });
  // What is seen in the book is of today: it has no place in the report of a month long past.
  const isRecent = month >= monthsFrom(present, -1);
  const known = {
    ...{ month, categories },
    budgets: await budgetsOf(context, { month }),
    series: isRecent ? await seriesOf(context) : [],
  };
  const facts: CurrencyFacts[] = [];
  for (const sums of inOrder(currencies, { own, month })) facts.push(await currencyFacts(context, { ...known, sums }));
  return {
    ...{ month, ...daysOf(month), complete: month < present },
    converted: await convertedOf(context, { month, to: own, currencies: facts }),
    outlook: isRecent ? await outlookOf(context) : null,
    currencies: facts,
  };
}

/** Those in which there is something to tell: the book's own first, then those with most entries. */
function inOrder(
  currencies: readonly CurrencySums[],
  { own, month }: { own: string; month: string },
): readonly CurrencySums[] {
  const entries = ({ months }: CurrencySums) => totalOf(months.get(month)).entries;
  const rank = (sums: CurrencySums) => (sums.currency === own ? Number.MAX_SAFE_INTEGER : entries(sums));
  return currencies
    .filter((sums) => sums.currency === own || sums.months.size > 0 || sums.worthAt(month) !== 0n)
    .toSorted((a, b) => rank(b) - rank(a) || (a.currency < b.currency ? -1 : 1));
}

interface OfCurrency {
  readonly month: string;
  readonly sums: CurrencySums;
  readonly categories: Sums['categories'];
  readonly budgets: Awaited<ReturnType<typeof budgetsOf>>;
  readonly series: Awaited<ReturnType<typeof seriesOf>>;
}

async function currencyFacts(
  { database: { read }, actor }: Context,
  { month, sums, categories, budgets, series }: OfCurrency,
): Promise<CurrencyFacts> {
  const owner_id = actor.person_id;
  const till = tillOf(sums.currency);
  const since = sums.first_month ?? month;
  const earlier = monthsUpTo(monthsFrom(month, -1), EARLIER).filter((month) => month >= since);
  const around: Around = { till, sums, categories, month, earlier };
  const { income, spending, entries } = totalOf(sums.months.get(month));
  const before = earlier.at(-1);
  const asked = { owner_id, till, month };
  return {
    ...{ currency: sums.currency, entries, ...monthFigures(till, sums, month) },
    savings_rate: percentOf(income - spending, income),
    before: before === undefined ? null : { month: before, ...monthFigures(till, sums, before) },
    usual: earlier.length < 2 ? null : usual(around),
    spent: byCategory(around, 'expense'),
    earned: byCategory(around, 'income'),
    changes: await changesOf(read, { owner_id, around }),
    largest: await largestOf(read, { ...asked, categories }),
    new_payees: before === undefined ? null : await newPayeesOf(read, asked),
    worth: worthOf(till, sums, month),
    budgets: againstBudget(budgets, around),
    regular: regularOf(series, till),
    advice: adviceOn(around),
    flow: monthsUpTo(month, SHOWN)
      .filter((each) => each >= since)
      .map((month) => ({ month, ...monthFigures(till, sums, month) })),
  };
}

function monthFigures(till: Till, sums: CurrencySums, month: string) {
  const { income, spending } = totalOf(sums.months.get(month));
  const days = daysOf(month);
  return {
    income: till.figure(income, { ...days, kind: 'income' }),
    spending: till.figure(spending, { ...days, kind: 'expense' }),
    saved: till.figure(income - spending, { ...days, transfers: false }),
  };
}

function usual({ till, sums, earlier }: Around): CurrencyFacts['usual'] {
  const totals = earlier.map((month) => totalOf(sums.months.get(month)));
  const link = { from: daysOf(earlier[0] ?? '').from, to: daysOf(earlier.at(-1) ?? '').to };
  return {
    months: earlier.length,
    income: till.figure(medianOf(totals.map(({ income }) => income)), { ...link, kind: 'income' }),
    spending: till.figure(medianOf(totals.map(({ spending }) => spending)), { ...link, kind: 'expense' }),
  };
}

function worthOf(till: Till, sums: CurrencySums, month: string): Worth {
  const before = monthsFrom(month, -1);
  const [start, end] = [sums.worthAt(before), sums.worthAt(month)];
  const since = sums.first_month ?? month;
  return {
    start: till.figure(start, { to: daysOf(before).to }),
    end: till.figure(end, { to: daysOf(month).to }),
    change: till.figure(end - start, daysOf(month)),
    months: monthsUpTo(month, SHOWN)
      .filter((each) => each >= since)
      .map((month) => ({ month, end: till.money(sums.worthAt(month)) })),
  };
}
