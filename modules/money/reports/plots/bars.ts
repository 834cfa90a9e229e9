import type { Money } from '../../amounts/amounts.ts';
import type { Formats } from '../formats.ts';
import { WIDTH, cut, plot, rect, text } from './svg.ts';
import type { Palette } from './svg.ts';

const ROW = 30;
const NAME = 160;
const AMOUNT = 96;
const MOST_LETTERS = 24;

export interface Bar {
  readonly name: string;
  readonly amount: Money;
}

/** How large each is beside the others. What is below nothing has no bar, and its amount all the same. */
export function bars(
  { name, title, rows }: { name: string; title: string; rows: readonly Bar[] },
  { palette, formats }: { palette: Palette; formats: Formats },
): string {
  const most = Math.max(1e-9, ...rows.map(({ amount }) => Number(amount.amount)));
  const room = WIDTH - NAME - AMOUNT;
  const body = rows.map(({ name, amount }, row) => {
    const y = row * ROW;
    const width = (Math.max(0, Number(amount.amount)) / most) * room;
    const words = formats.amount(amount);
    return (
      text({ x: NAME - 10, y: y + 19, anchor: 'end', fill: palette.ink }, cut(name, MOST_LETTERS)) +
      rect({ x: NAME, y: y + 6, width: Math.max(1, width), height: ROW - 12 }, palette.bar, `${name}: ${words}`) +
      text({ x: NAME + width + 8, y: y + 19, fill: palette.quiet }, words)
    );
  });
  const description = rows.map(({ name, amount }) => `${name} ${formats.amount(amount)}`).join('; ');
  return plot({ name, title, description, height: rows.length * ROW }, palette, body.join(''));
}
