import { directionOf } from './cell-words.ts';
import { unguarded } from './item-text.ts';
import { addAmounts, negated, readAmount, type AmountRead } from './read-amount.ts';
import type { TableLayout } from './statement.ts';
import { first, type Columns } from './table-columns.ts';

type RowAmount = AmountRead | { readonly empty: true };

/**
 * Whether a file writes money out, or money in, with a minus: some banks do, and its first such line shows it. A line that differs could be a booking
 * taken back: it is broken, for either reading may be wrong.
 */
export interface Signs {
  debit?: boolean;
  credit?: boolean;
}

/** What a row moves, with its sign: of one column, of two for out and in, or of one and a word that says which; less the fee. */
export function rowAmount(cells: readonly string[], columns: Columns, layout: TableLayout, signs: Signs): RowAmount {
  const moved = signed(cells, columns, layout, signs);
  if (!('amount' in moved)) return moved;
  const turned = layout.inverted ? { ...moved, amount: negated(moved.amount) } : moved;
  const written = first(cells, columns.fee);
  if (written === '') return turned;
  const fee = readAmount(written, layout);
  if ('fault' in fee) return fee;
  const taken = fee.amount.startsWith('-') ? fee.amount : negated(fee.amount);
  return { amount: addAmounts(turned.amount, taken), currency: turned.currency };
}

function signed(cells: readonly string[], columns: Columns, layout: TableLayout, signs: Signs): RowAmount {
  const written = columns.amount.map((index) => cells[index]?.trim() ?? '').filter((cell) => cell !== '');
  const [text] = written;
  if (text === undefined) return outOrIn(cells, columns, layout, signs);
  if (written.length > 1) return { fault: 'The line has two amounts.' };
  const amount = readAmount(unguarded(text), layout);
  if ('fault' in amount || columns.direction.length === 0) return amount;
  const word = first(cells, columns.direction);
  const direction = directionOf(word);
  if (!direction)
    return {
      fault:
        word === ''
          ? 'Nothing says whether it is money out or in.'
          : `“${word.slice(0, 40)}” does not say whether it is money out or in.`,
    };
  return direction === 'credit' ? amount : { ...amount, amount: outgoing(amount.amount) };
}

function outOrIn(cells: readonly string[], columns: Columns, layout: TableLayout, signs: Signs): RowAmount {
  const [out, inward] = [first(cells, columns.debit), first(cells, columns.credit)];
  if (out === '' && inward === '') return { empty: true };
  const debit = readAmount(out === '' ? '0' : unguarded(out), layout);
  if ('fault' in debit) return debit;
  const credit = readAmount(inward === '' ? '0' : unguarded(inward), layout);
  if ('fault' in credit) return credit;
  const [isOut, isIn] = [/[1-9]/.test(debit.amount), /[1-9]/.test(credit.amount)];
  if (isOut && isIn) return { fault: 'The line has money out and money in at once.' };
  if (isIn || out === '') return usual(credit, 'credit', signs);
  return usual(debit, 'debit', signs);
}

function usual(read: { amount: string; currency: string | null }, column: 'debit' | 'credit', signs: Signs): RowAmount {
  if (!/[1-9]/.test(read.amount)) return read;
  const hasMinus = read.amount.startsWith('-');
  signs[column] ??= hasMinus;
  if (signs[column] !== hasMinus)
    return { fault: `${read.amount} has another sign than other lines of its column: it could be out or in.` };
  return { ...read, amount: hasMinus === (column === 'debit') ? read.amount : negated(read.amount) };
}

/** Banks write what goes out with a sign or without. */
function outgoing(amount: string): string {
  return amount.startsWith('-') ? amount : negated(amount);
}
