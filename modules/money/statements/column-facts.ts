import { directionOf } from './cell-words.ts';
import { readAmount } from './read-amount.ts';
import { isSerialDay } from './read-date.ts';
import { looksLikeAmount, looksLikeDate, type DecimalMark } from './guess-values.ts';

/** What the cells of a column look like: shares are of the cells that are not empty, from 0 to 1. */
export interface ColumnFacts {
  readonly cells: readonly string[];
  readonly filled: number;
  readonly filledShare: number;
  readonly dates: number;
  readonly amounts: number;
  /** With a sign or a decimal mark: not merely digits. */
  readonly written: number;
  readonly directions: number;
  readonly currencies: number;
  readonly ibans: number;
  readonly words: number;
  readonly distinct: number;
  readonly hasMinus: boolean;
}

export function columnFacts(rows: readonly (readonly string[])[], index: number): ColumnFacts {
  const cells = rows.map((row) => row[index]?.trim() ?? '');
  const filled = cells.filter((cell) => cell !== '');
  const share = (test: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    ...{ cells, filled: filled.length, filledShare: cells.length === 0 ? 0 : filled.length / cells.length },
    dates: Math.max(share(looksLikeDate), share(isSerialDay) === 1 ? 1 : 0),
    amounts: share(looksLikeAmount),
    written: share((cell) => looksLikeAmount(cell) && /[^\d]/.test(cell)),
    directions: share((cell) => directionOf(cell) !== undefined),
    currencies: share((cell) => /^[A-Z]{3,4}$/.test(cell) || /^[€£$]$/.test(cell)),
    ibans: share((cell) => /^[A-Z]{2}\d{2} ?[A-Z0-9 ]{8,40}$/.test(cell)),
    words: share((cell) => /\p{L}{2}/u.test(cell)),
    distinct: new Set(filled).size,
    hasMinus: filled.some((cell) => cell.length < 60 && /^\W*[-\u2212(]|[-\u2212)]\W*$/.test(cell)),
  };
}

/** How the amounts of a column and the balances of another go together: as they stand, turned around, or not. */
export function balanceSays(
  amounts: readonly string[],
  balances: readonly string[],
  mark: DecimalMark,
): { fits: number; turned: number; rows: number } {
  const read = (cells: readonly string[]) => cells.map((cell) => minorOf(cell, mark));
  const [moved, stand] = [read(amounts), read(balances)];
  const found = { fits: 0, turned: 0, rows: 0 };
  const [up, down, upTurned, downTurned] = [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ].map(([sign = 1, way = 1]) => {
    let count = 0;
    for (let at = 1; at < stand.length; at += 1) {
      const [now, before] = way === 1 ? [at, at - 1] : [at - 1, at];
      const [after, earlier, amount] = [stand[now], stand[before], moved[now]];
      if (
        after !== undefined &&
        earlier !== undefined &&
        amount !== undefined &&
        amount !== 0n &&
        after - earlier === BigInt(sign) * amount
      )
        count += 1;
    }
    return count;
  });
  found.rows = Math.max(0, stand.length - 1);
  found.fits = Math.max(up ?? 0, down ?? 0);
  found.turned = Math.max(upTurned ?? 0, downTurned ?? 0);
  return found;
}

/** In ten-thousandths, so that cells with unlike decimals compare. */
function minorOf(cell: string, mark: DecimalMark): bigint | undefined {
  const read = readAmount(cell, { decimal_mark: mark });
  if (!('amount' in read)) return undefined;
  const [whole = '0', fraction = ''] = read.amount.split('.');
  return BigInt(whole + fraction.slice(0, 4).padEnd(4, '0'));
}
