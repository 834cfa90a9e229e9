import type { Context } from '../../../../kernel/module/module.ts';
import { bookOf } from '../../books.ts';
import { addMonths, lastDayOf, monthOf, monthsUpTo, todayOf } from '../months.ts';
import { Converter, ratesFor } from '../rates/rates.ts';
import { balancesNow, flowOf, netWorthHistory } from './balances.ts';
import { insightsShortly } from '../seen/seen.ts';
import { budgetsShortly } from './budgets.ts';
import type { Overview } from './overview.schema.ts';
import { countUncategorised, firstMonth, readAccountMonths, readCategoryMonths } from './read-months.ts';
import { MONTHS_BEFORE, categoriesOf } from './spending.ts';

const MONTHS_OF_HISTORY = 24;
const MONTHS_OF_FLOW = 12;

/** All of the book on one page, as of today; `month` (this one unless it is given) is whose spending is shown. */
export async function overviewOf(
  context: Context,
  { month: wanted }: { month?: string | undefined },
): Promise<Overview> {
  const { database, actor } = context;
  const owner_id = actor.person_id;
  const today = todayOf(context);
  const thisMonth = monthOf(today);
  const month = wanted ?? thisMonth;
  const { read } = database;
  const [{ currency }, accounts, categories, first = thisMonth, uncategorised] = await Promise.all([
    bookOf(read, owner_id),
    read
      .selectFrom('accounts')
      .selectAll()
      .where('owner_id', '=', owner_id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    read.selectFrom('categories').selectAll().where('owner_id', '=', owner_id).orderBy('position').execute(),
    firstMonth(read, owner_id),
    countUncategorised(read, owner_id),
  ]);
  const history = monthsUpTo(thisMonth, MONTHS_OF_HISTORY).filter((each) => each >= first);
  const flow = monthsUpTo(month, MONTHS_OF_FLOW);
  const beforeMonth = addMonths(month, -MONTHS_BEFORE);
  const earliest = [history[0] ?? thisMonth, flow[0] ?? month, beforeMonth].toSorted()[0] ?? month;
  const [rows, spent, rates, insights, budgets] = await Promise.all([
    readAccountMonths(read, { owner_id, from: earliest }),
    readCategoryMonths(read, { owner_id, from: beforeMonth, to: month }),
    ratesFor(read, {
      owner_id,
      currencies: [currency, ...accounts.map((account) => account.currency)],
      from: lastDayOf(earliest),
      to: today,
    }),
    insightsShortly(context),
    budgetsShortly(context, { month }),
  ]);
  const converter = new Converter(rates, currency);
  return {
    ...{ month, today, currency },
    ...balancesNow(accounts, { converter, today }),
    history: netWorthHistory({ accounts, rows, months: history }, { converter, today }),
    flow: flowOf({ accounts, rows, months: flow }, { converter, today }),
    categories: categoriesOf({ categories, rows: spent }, { month, first, today, converter }),
    ...{ budgets, uncategorised, insights },
    rates: converter.used(),
  };
}
