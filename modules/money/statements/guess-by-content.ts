import { balanceSays, type ColumnFacts } from './column-facts.ts';
import type { FoundTable } from './find-table.ts';
import type { DecimalMark, Sure } from './guess-values.ts';
import type { ColumnMeaning } from './statement.ts';

interface Draft {
  readonly columns: ColumnMeaning[];
  readonly sure: Sure[];
}

/** Fills in what the header left open by what the cells look like: the day and the money always, the rest where there is no header. */
export function guessByContent(
  draft: Draft,
  table: FoundTable,
  facts: readonly ColumnFacts[],
  mark: DecimalMark,
): Draft {
  const { columns } = draft;
  const set = (index: number, meaning: ColumnMeaning, sure: Sure) => {
    columns[index] = meaning;
    draft.sure[index] = sure;
  };
  const isFree = (index: number) => columns[index] === 'ignore';
  if (!columns.includes('date')) {
    const days = facts.flatMap(({ dates, filledShare }, index) =>
      isFree(index) && dates > 0.7 && filledShare > 0.7 ? [index] : [],
    );
    if (days[0] !== undefined) set(days[0], 'date', days.length === 1 ? 'likely' : 'guess');
  }
  if (!hasMoney(columns)) findMoney(columns, facts, mark, set);
  findDirection(columns, facts, set);
  if (table.header.length === 0) findRest(columns, facts, set);
  if (!columns.includes('payee') && !columns.includes('memo')) findTexts(columns, facts, set);
  return draft;
}

type Setter = (index: number, meaning: ColumnMeaning, sure: Sure) => void;

function hasMoney(columns: readonly ColumnMeaning[]): boolean {
  return columns.includes('amount') || columns.includes('debit') || columns.includes('credit');
}

function findMoney(
  columns: readonly ColumnMeaning[],
  facts: readonly ColumnFacts[],
  mark: DecimalMark,
  set: Setter,
): void {
  const found = facts.flatMap(({ amounts, written, dates, currencies }, index) =>
    columns[index] === 'ignore' && amounts > 0.8 && written > 0.3 && dates < 0.5 && currencies === 0 ? [index] : [],
  );
  const [one, other, third] = found;
  if (one === undefined) return;
  if (other === undefined) return set(one, 'amount', 'likely');
  const isEither = facts[one]?.cells.every((cell, row) => (cell === '') !== (facts[other]?.cells[row] === ''));
  if (isEither) {
    set(one, 'debit', 'guess');
    set(other, 'credit', 'guess');
    if (third !== undefined) set(third, 'balance', 'guess');
    return;
  }
  const pairs = pairsOf(found.slice(0, 6), facts, mark);
  const [best] = pairs.toSorted((first, second) => second.fits - first.fits);
  if (best && best.fits > 0) {
    set(best.amount, 'amount', 'certain');
    if (!columns.includes('balance')) set(best.balance, 'balance', 'certain');
    return;
  }
  // Where nothing adds up: money that leaves has a sign, balances seldom have.
  set(found.find((index) => facts[index]?.hasMinus) ?? one, 'amount', 'guess');
}

function pairsOf(found: readonly number[], facts: readonly ColumnFacts[], mark: DecimalMark) {
  return found.flatMap((amount) =>
    found.flatMap((balance) => {
      const [moved, stand] = [facts[amount], facts[balance]];
      if (amount === balance || !moved || !stand) return [];
      return [{ amount, balance, fits: balanceSays(moved.cells, stand.cells, mark).fits }];
    }),
  );
}

/** A column beside an amount without signs, of which every cell says out or in. */
function findDirection(columns: readonly ColumnMeaning[], facts: readonly ColumnFacts[], set: Setter): void {
  const amount = facts[columns.indexOf('amount')];
  if (!amount || amount.hasMinus || columns.includes('direction')) return;
  const at = facts.findIndex(
    ({ directions, filledShare, distinct }, index) =>
      columns[index] === 'ignore' && directions === 1 && filledShare === 1 && distinct <= 2,
  );
  if (at !== -1) set(at, 'direction', 'likely');
}

function findRest(columns: readonly ColumnMeaning[], facts: readonly ColumnFacts[], set: Setter): void {
  for (const [index, column] of facts.entries()) {
    if (columns[index] !== 'ignore' || column.filled === 0) continue;
    if (column.currencies === 1 && !columns.includes('currency')) set(index, 'currency', 'likely');
    else if (column.ibans === 1 && column.distinct === 1 && column.filledShare === 1 && !columns.includes('account'))
      set(index, 'account', 'guess');
  }
}

function findTexts(columns: readonly ColumnMeaning[], facts: readonly ColumnFacts[], set: Setter): void {
  for (const [index, column] of facts.entries()) {
    const isText = column.words > 0.6 && column.dates < 0.5 && column.ibans < 0.5 && column.currencies < 1;
    if (columns[index] === 'ignore' && isText && (column.distinct > 1 || column.cells.length === 1))
      set(index, columns.includes('payee') ? 'memo' : 'payee', 'guess');
  }
}
