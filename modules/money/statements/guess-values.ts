import { isSerialDay, readDate, type DateOrder } from './read-date.ts';
import { readAmount } from './read-amount.ts';

export type Sure = 'certain' | 'likely' | 'guess';
export type DecimalMark = '.' | ',';

export interface Guessed<Value> {
  readonly value: Value;
  readonly sure: Sure;
}

/** No amount and no day is longer; what is could be there to keep us busy. */
const LONGEST = 60;
const ORDERS = ['ymd', 'dmy', 'mdy'] as const;

/** Whether a cell can be a day in any order. */
export function looksLikeDate(cell: string): boolean {
  const text = cell.trim();
  if (text.length < 6 || text.length > 40 || !/\d/.test(text)) return false;
  // Six and eight digits are days only beside others that are; a plain number is rather an amount or an id.
  if (/^\d+$/.test(text)) return text.length === 8 && 'date' in readDate(text, 'ymd');
  return ORDERS.some((order) => 'date' in readDate(text, order));
}

/** Whether a cell can be an amount with any decimal mark. */
export function looksLikeAmount(cell: string): boolean {
  const text = cell.trim();
  if (!/\d/.test(text) || text.length > 40) return false;
  return 'amount' in readAmount(text, { decimal_mark: '.' }) || 'amount' in readAmount(text, { decimal_mark: ',' });
}

/** What the amounts say: of two marks the last, of one that stands once what has not three digits behind it, of one that stands twice the other. */
export function guessDecimalMark(cells: Iterable<string>, otherwise: DecimalMark): Guessed<DecimalMark> {
  const votes = { '.': 0, ',': 0 };
  for (const cell of cells) {
    const mark = markOf(cell);
    if (mark) votes[mark] += 1;
  }
  if (votes['.'] === votes[',']) return { value: otherwise, sure: 'guess' };
  const value = votes['.'] > votes[','] ? '.' : ',';
  return { value, sure: Math.min(votes['.'], votes[',']) === 0 ? 'certain' : 'guess' };
}

function markOf(cell: string): DecimalMark | undefined {
  if (cell.length > LONGEST) return undefined;
  const digits = cell.replaceAll(/[^\d.,]/g, '').replace(/[.,]+$/, '');
  const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  if (point === -1 && comma === -1) return undefined;
  if (point !== -1 && comma !== -1) return point > comma ? '.' : ',';
  const at = Math.max(point, comma);
  const [mark, other]: [DecimalMark, DecimalMark] = point > comma ? ['.', ','] : [',', '.'];
  if (digits.indexOf(mark) !== at) return other;
  return digits.length - at - 1 === 3 && !digits.startsWith('0') ? undefined : mark;
}

/**
 * The order in which all days exist; of several, the one in which the rows are in order, as statements are; then the one that the header's
 * language or the person's locale goes with; then the one in which they lie closer together.
 */
export function guessDateOrder(cells: readonly string[], otherwise: DateOrder | undefined): Guessed<DateOrder> {
  const read = ORDERS.map((order) => ({ order, days: daysIn(cells, order) }));
  const most = Math.max(...read.map(({ days }) => days.length));
  const possible = read.filter(({ days }) => days.length === most);
  const [only] = possible;
  if (most === 0 || !only) return { value: otherwise ?? 'ymd', sure: 'guess' };
  if (possible.length === 1) return { value: only.order, sure: most === cells.length ? 'certain' : 'likely' };
  if (possible.every(({ days }) => days.every((day, index) => day === only.days[index])))
    return { value: cells.every((cell) => /^\d{4}/.test(cell.trim())) ? 'ymd' : (otherwise ?? 'dmy'), sure: 'certain' };
  const inOrder = possible.filter(({ days }) => isInOrder(days));
  const [best] = inOrder;
  if (inOrder.length === 1 && best && most > 2) return { value: best.order, sure: 'likely' };
  const left = inOrder.length > 0 ? inOrder : possible;
  if (left.some(({ order }) => order === 'dmy') && cells.every((cell) => cell.includes('.')))
    return { value: 'dmy', sure: 'likely' };
  if (otherwise && left.some(({ order }) => order === otherwise)) return { value: otherwise, sure: 'guess' };
  const closest = left.toSorted((one, other) => span(one.days) - span(other.days))[0];
  return { value: closest?.order ?? only.order, sure: 'guess' };
}

function daysIn(cells: readonly string[], order: DateOrder): string[] {
  const isSerial = cells.length > 0 && cells.every((cell) => isSerialDay(cell));
  const read = cells.map((cell) => readDate(cell, order, { isSerial }));
  return read.flatMap((day) => ('date' in day ? [day.date] : []));
}

function isInOrder(days: readonly string[]): boolean {
  const rises = days.every((day, index) => index === 0 || day >= (days[index - 1] ?? ''));
  return rises || days.every((day, index) => index === 0 || day <= (days[index - 1] ?? ''));
}

function span(days: readonly string[]): number {
  const sorted = days.toSorted();
  return Date.parse(sorted.at(-1) ?? '') - Date.parse(sorted[0] ?? '');
}
