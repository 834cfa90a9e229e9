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
  const [one, other, ...more] = found;
  if (one === undefined) return;
  if (other === undefined) return set(one, 'amount', 'likely');
  const [first, second] = [facts[one], facts[other]];
  if (!first || !second) return;
  const isEither = first.cells.every((cell, row) => (cell === '') !== (second.cells[row] === ''));
  if (isEither) {
    set(one, 'debit', 'guess');
    set(other, 'credit', 'guess');
    if (more[0] !== undefined) set(more[0], 'balance', 'guess');
    return;
  }
  const says = balanceSays(first.cells, second.cells, mark);
  const saysTurned = balanceSays(second.cells, first.cells, mark);
  const isSecondAmount = saysTurned.fits > says.fits;
  set(isSecondAmount ? other : one, 'amount', Math.max(says.fits, saysTurned.fits) > 0 ? 'certain' : 'guess');
  if (!columns.includes('balance'))
    set(isSecondAmount ? one : other, 'balance', says.fits + saysTurned.fits > 0 ? 'certain' : 'guess');
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
