import type { Facts } from '../../../../kernel/writer/writer.ts';
import { money } from '../../amounts/amounts.ts';
import { minorOf } from '../figures.ts';
import type { CurrencyFacts, ReportFacts, SectionKey } from '../reports.schema.ts';
import { isAbove, isBelow, labelled, say } from './say.ts';

const NAMED = 3;
/** Months of spending that a cushion should last. */
const AIM_MONTHS = 3;

/** What each section may speak of. A section without facts is not written. */
export const FACTS_OF: Readonly<Record<SectionKey, (facts: ReportFacts, main: CurrencyFacts) => Facts>> = {
  overview,
  categories,
  budgets,
  changes,
  regular,
  outlook,
  advice,
};

function overview({ month, complete, currencies }: ReportFacts, main: CurrencyFacts): Facts {
  const { income, spending, saved, savings_rate, before, usual, worth, entries } = main;
  const above = minorOf(spending) - minorOf(usual?.spending ?? spending);
  const others = currencies.filter((other) => other !== main && other.entries > 0);
  return labelled({
    month: [say.month(month), 'the month of the report'],
    entries: [say.count(entries, 'entry'), 'transactions in it'],
    unfinished: [!complete && say.number(1), 'the month is not over; never say this number'],
    income: [entries > 0 && say.amount(income), 'what came in'],
    spending: [entries > 0 && say.amount(spending), 'what was spent'],
    saved: [isAbove(saved) && say.amount(saved), 'what came in and was not spent'],
    rate: [isAbove(saved) && savings_rate !== null && say.percent(savings_rate), 'its share of the income'],
    short: [isBelow(saved) && say.size(saved), 'by how much the spending is above the income'],
    ...againstBefore(before?.month, minorOf(spending) - minorOf(before?.spending ?? spending), main.currency),
    usual_spending: [usual && say.amount(usual.spending), 'what is spent in a usual month, a median'],
    usual_months: [usual && say.count(usual.months, 'month_count'), 'months that the usual one is the median of'],
    over_usual: [
      above > 0n && say.amount(money(above, main.currency)),
      'how much more than in a usual month was spent',
    ],
    under_usual: [above < 0n && say.amount(money(-above, main.currency)), 'how much less than in a usual month'],
    worth_start: [say.amount(worth.start), 'all that was there before the month, less what was owed'],
    worth_end: [say.amount(worth.end), 'the same at its end'],
    worth_moved: [isMoved(worth.change) && say.number(1), 'it is another one now; never say this number'],
    others: [
      others.length > 0 &&
        say.list(
          others.map(({ income, spending }) => ({ income: say.amount(income), spending: say.amount(spending) })),
        ),
      'income and spending in each of the other currencies',
    ],
  });
}

function againstBefore(month: string | undefined, difference: bigint, currency: string) {
  return {
    before: [month !== undefined && say.month(month), 'the month before'],
    more: [difference > 0n && say.amount(money(difference, currency)), 'how much more than then was spent'],
    less: [difference < 0n && say.amount(money(-difference, currency)), 'how much less than then was spent'],
  } as const;
}

function categories(_: ReportFacts, { spent, largest, new_payees }: CurrencyFacts): Facts {
  const top = spent.top.filter(({ amount, share }) => isAbove(amount) && share !== null).slice(0, NAMED);
  const [first] = largest;
  const fresh = new_payees?.largest.slice(0, NAMED) ?? [];
  return labelled({
    top: [
      top.length > 0 &&
        say.list(
          top.map(({ name, amount, share }) => ({
            ...{ category: say.name(name), amount: say.amount(amount), share: say.percent(share ?? 0) },
          })),
        ),
      'the categories that cost most, and their shares of all spending',
    ],
    largest_amount: [first && say.size(first.amount), 'the largest single payment'],
    largest_payee: [first && first.payee !== '' && say.name(first.payee), 'to whom it went'],
    largest_day: [first && say.day(first.date), 'on which day it was'],
    new_payees: [fresh.length > 0 && say.count(new_payees?.payees ?? 0, 'payee'), 'payees never paid before'],
    new_ones: [
      fresh.length > 0 &&
        say.list(fresh.map(({ payee, amount }) => ({ payee: say.name(payee), amount: say.size(amount) }))),
      'the largest of the new payees, and what they got',
    ],
  });
}

function changes(_: ReportFacts, { before, spending, currency, changes }: CurrencyFacts): Facts {
  if (!before || !changes) return {};
  const payees = changes.causes.flatMap(({ payees }) => payees).slice(0, 2 * NAMED);
  const some = <Item extends { difference: { amount: string; currency: string } }>(
    items: readonly Item[],
    is: typeof isAbove,
    named: (item: Item) => Record<string, ReturnType<typeof say.name>>,
  ) => {
    const found = items.filter(({ difference }) => is(difference)).slice(0, NAMED);
    return (
      found.length > 0 && say.list(found.map((item) => ({ ...named(item), difference: say.size(item.difference) })))
    );
  };
  const category = ({ name }: { name: string }) => ({ category: say.name(name) });
  const payee = ({ payee }: { payee: string }) => ({ payee: say.name(payee) });
  return labelled({
    ...againstBefore(before.month, minorOf(spending) - minorOf(before.spending), currency),
    up: [
      some(changes.causes, isAbove, category),
      'categories that cost more than in the month before, and how much more',
    ],
    down: [some(changes.causes, isBelow, category), 'categories that cost less, and how much less'],
    payees_up: [some(payees, isAbove, payee), 'payees in these categories who got more, and how much more'],
    payees_down: [some(payees, isBelow, payee), 'payees in these categories who got less, and how much less'],
  });
}

function budgets(_: ReportFacts, { budgets }: CurrencyFacts): Facts {
  if (!budgets) return {};
  const { total, lines } = budgets;
  const over = lines.filter(({ left }) => isBelow(left));
  return labelled({
    budgeted: [say.amount(total.budgeted), 'all budgets of the month'],
    spent: [say.amount(total.spent), 'what was spent of them'],
    left: [!isBelow(total.left) && say.amount(total.left), 'what is left of them'],
    beyond: [isBelow(total.left) && say.size(total.left), 'by how much the spending is above them'],
    over: [
      over.length > 0 &&
        say.list(over.slice(0, NAMED).map(({ name, left }) => ({ category: say.name(name), by: say.size(left) }))),
      'categories above their budget, and by how much',
    ],
  });
}

function regular(_: ReportFacts, { regular }: CurrencyFacts): Facts {
  if (!regular) return {};
  const { subscriptions, per_month, per_year, largest } = regular;
  const dearer = largest.flatMap(({ payee, price_change }) =>
    price_change
      ? [{ payee: say.name(payee), from: say.amount(price_change.from), to: say.amount(price_change.to) }]
      : [],
  );
  return labelled({
    subscriptions: [say.count(subscriptions, 'subscription'), 'subscriptions that run'],
    per_month: [say.amount(per_month), 'what they cost a month'],
    per_year: [say.amount(per_year), 'what they cost a year'],
    dearest: [
      say.list(
        largest
          .slice(0, NAMED)
          .map(({ payee, per_year }) => ({ payee: say.name(payee), amount: say.amount(per_year) })),
      ),
      'those that cost most, and what each costs a year',
    ],
    price_changes: [dearer.length > 0 && say.list(dearer.slice(0, NAMED)), 'whose price changed, from what to what'],
  });
}

function outlook({ outlook }: ReportFacts): Facts {
  if (!outlook || outlook.upcoming.length === 0) return {};
  const below = outlook.accounts.flatMap(({ name, below_zero_on }) =>
    below_zero_on === null ? [] : [{ account: say.name(name), day: say.day(below_zero_on) }],
  );
  const [first] = outlook.accounts;
  return labelled({
    upcoming: [
      say.list(
        outlook.upcoming.slice(0, NAMED).map(({ date, payee, amount }) => ({
          ...{ payee: say.name(payee), amount: say.amount(amount), day: say.day(date) },
        })),
      ),
      'what comes next',
    ],
    account: [first && say.name(first.name), 'the first account'],
    lowest: [first && say.amount(first.lowest.balance), 'the least that will be on it in the next ninety days'],
    lowest_day: [first && say.day(first.lowest.date), 'the day of that'],
    below: [below.length > 0 && say.list(below.slice(0, NAMED)), 'accounts that will be below nothing, and when'],
  });
}

function advice(
  { complete }: ReportFacts,
  { advice, regular, saved, savings_rate, usual, currency }: CurrencyFacts,
): Facts {
  const { buffer, above_usual, uncategorised } = advice;
  const missing = buffer && usual ? minorOf(usual.spending) * BigInt(AIM_MONTHS) - minorOf(buffer.liquid) : 0n;
  const year = minorOf(saved) * 12n;
  return labelled({
    above: [
      above_usual.length > 0 &&
        say.list(
          above_usual.map(({ name, now, usual, above }) => ({
            ...{ category: say.name(name), now: say.amount(now), usual: say.amount(usual), above: say.amount(above) },
          })),
        ),
      'categories that cost much more than they usually do: now, in a usual month, and the difference',
    ],
    liquid: [buffer && say.amount(buffer.liquid), 'what lies in cash, bank and savings accounts'],
    months: [buffer && say.number(buffer.months, 'month_count'), 'for how many usual months that would last'],
    aim: [missing > 0n && say.count(AIM_MONTHS, 'month_count'), 'how long a cushion should last'],
    missing: [missing > 0n && say.amount(money(missing, currency)), 'what is missing to such a cushion'],
    year_saved: [
      complete && isAbove(saved) && savings_rate !== null && say.amount(money(year, currency)),
      'what would be saved in a year of such months',
    ],
    subscriptions: [regular && say.count(regular.subscriptions, 'subscription'), 'subscriptions that run'],
    subscriptions_year: [regular && say.amount(regular.per_year), 'what they cost a year'],
    uncategorised: [
      uncategorised && say.count(uncategorised.entries, 'entry'),
      'transactions of the month that have no category',
    ],
  });
}

function isMoved({ amount }: { amount: string }): boolean {
  return /[1-9]/.test(amount);
}
