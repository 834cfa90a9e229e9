import { api, ask } from '../../../../../web/api/api.ts';
import type { Budgets } from '../../../../../web/api/api.ts';
import { useFormat } from '../../../../../web/design/design.tsx';
import { toastUndoable } from '../../../../../web/operations/operations.tsx';
import { useMoneyWords } from '../../design/design.tsx';
import { monthWords } from '../months.ts';
import { usePlanning } from '../planning-queries.ts';

type Line = Budgets['items'][number];

interface Given {
  /** Decimal text; null: none. */
  readonly amount: string | null;
  readonly rollover: boolean;
  /** The month after is as it would have been. */
  readonly only?: boolean;
}

/** Sets the budget of a line from its month on; the toast says so and takes it back. */
export function usePut(line: Line, month: string) {
  const { locale } = useFormat();
  const words = useMoneyWords();
  const { category_id, currency, name } = line;
  const put = ({ amount, rollover, only = false }: Given) =>
    ask(
      api.PUT('/api/v1/budgets/{category_id}', {
        params: { path: { category_id } },
        body: { month, amount, currency, rollover, only_this_month: only },
      }),
    );
  /** `before`: the line as it was; by now it may be another one. */
  const back = usePlanning(async (before: Line) => {
    if (before.since === month) await put({ amount: before.budgeted?.amount ?? null, rollover: before.rollover });
    else
      await ask(
        api.DELETE('/api/v1/budgets/{category_id}', { params: { path: { category_id }, query: { month, currency } } }),
      );
  });
  return usePlanning(async (given: Given) => {
    const reply = await put(given);
    const month_words = monthWords(month, locale);
    const said = given.amount === null ? 'no budget' : words.amount({ amount: given.amount, currency });
    toastUndoable(
      given.only ? `${name}: ${said} in ${month_words} alone` : `${name}: ${said} from ${month_words} on`,
      given.only ? undefined : () => back.mutateAsync(line),
    );
    return reply;
  });
}

/** What is spent, as a share of what there was to spend; a picture, so a float will do. Undefined: there is no budget. */
export function shareOf({ budgeted, carried, spent }: Line): number | undefined {
  if (!budgeted) return undefined;
  const there = Number(budgeted.amount) + Number(carried.amount);
  const gone = Number(spent.amount);
  return there <= 0 ? (gone > 0 ? 2 : 0) : Math.max(0, gone / there);
}

/** Spent faster than the month goes by, by more than a little, and not yet all of it. */
export function isAhead(line: Line, gone: number): boolean {
  const share = shareOf(line);
  return line.kind === 'expense' && share !== undefined && share < 1 && share > gone + 0.1;
}
