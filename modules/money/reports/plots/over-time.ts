import { money } from '../../amounts/amounts.ts';
import type { Money } from '../../amounts/amounts.ts';
import { minorOf } from '../figures.ts';
import type { Formats } from '../formats.ts';
import { WIDTH, line, plot, rect, round, text } from './svg.ts';
import type { Palette } from './svg.ts';

const HEIGHT = 200;
const LEFT = 62;
const TOP = 10;
const BOTTOM = 24;
/** Of a month's room, what two bars take. */
const FULL = 0.72;

export interface FlowMonth {
  readonly month: string;
  readonly income: Money;
  readonly spending: Money;
}
export interface WorthMonth {
  readonly month: string;
  readonly end: Money;
}

interface Look {
  readonly palette: Palette;
  readonly formats: Formats;
}
interface Named<Month> {
  readonly name: string;
  readonly title: string;
  readonly months: readonly Month[];
}

/** What came in and what was spent, month by month. */
export function flow({ name, title, months }: Named<FlowMonth>, { palette, formats }: Look): string {
  const amounts = months.flatMap(({ income, spending }) => [income, spending]);
  const scale = scaleOf(amounts);
  const room = (WIDTH - LEFT) / Math.max(1, months.length);
  const width = Math.min(26, (room * FULL) / 2);
  const zero = scale.y(0);
  const body = months.map(({ month, income, spending }, index) => {
    const middle = LEFT + room * (index + 0.5);
    const bar = (amount: Money, x: number, fill: string, word: string) => {
      const y = scale.y(Number(amount.amount));
      const top = { x, y: Math.min(y, zero), width, height: Math.abs(zero - y) };
      return rect(top, fill, `${formats.month(month)}: ${formats.amount(amount)} ${word}`);
    };
    return (
      bar(income, middle - width - 0.5, palette.income, 'in') +
      bar(spending, middle + 0.5, palette.spending, 'out') +
      monthLabel({ month, x: middle }, { palette, formats })
    );
  });
  const description = months
    .map(
      ({ month, income, spending }) =>
        `${formats.month(month)}: ${formats.amount(income)} in, ${formats.amount(spending)} out`,
    )
    .join('; ');
  return plot(
    { name, title, description, height: HEIGHT },
    palette,
    grid(scale, amounts, { palette, formats }) + body.join(''),
  );
}

/** What was there at the end of each month. */
export function worth({ name, title, months }: Named<WorthMonth>, { palette, formats }: Look): string {
  const amounts = months.map(({ end }) => end);
  const scale = scaleOf(amounts);
  const room = (WIDTH - LEFT) / Math.max(1, months.length);
  const points = months.map(({ month, end }, index) => ({
    ...{ month, end },
    x: LEFT + room * (index + 0.5),
    y: scale.y(Number(end.amount)),
  }));
  const path = points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
  const body = points.map(
    ({ x, y, month, end }) =>
      `<circle cx="${round(x)}" cy="${round(y)}" r="3" fill="${palette.bar}"><title>${formats.month(month)}: ${formats.amount(end)}</title></circle>` +
      monthLabel({ month, x }, { palette, formats }),
  );
  const description = months.map(({ month, end }) => `${formats.month(month)}: ${formats.amount(end)}`).join('; ');
  return plot(
    { name, title, description, height: HEIGHT },
    palette,
    grid(scale, amounts, { palette, formats }) +
      `<polyline points="${path}" fill="none" stroke="${palette.bar}" stroke-width="2" stroke-linejoin="round"/>` +
      body.join(''),
  );
}

interface Scale {
  readonly y: (value: number) => number;
}

/** Nothing is always on it: a bar that begins elsewhere lies. */
function scaleOf(amounts: readonly Money[]): Scale {
  const values = amounts.map(({ amount }) => Number(amount));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least || 1;
  const room = HEIGHT - TOP - BOTTOM;
  return { y: (value) => TOP + ((most - value) / span) * room };
}

/** Lines at nothing, at the largest and halfway, and at the least where there is room for it; each with its amount. */
function grid({ y }: Scale, amounts: readonly Money[], { palette, formats }: Look): string {
  const currency = amounts[0]?.currency ?? 'EUR';
  const minor = amounts.map(minorOf);
  const most = minor.reduce((found, each) => (each > found ? each : found), 0n);
  const least = minor.reduce((found, each) => (each < found ? each : found), 0n);
  const ticks = [0n, most / 2n, most, ...(-least * 8n > most ? [least] : [])];
  return [...new Set(ticks)]
    .map((tick) => {
      const amount = money(tick, currency);
      const at = y(Number(amount.amount));
      return (
        line({ x: LEFT, y: at }, { x: WIDTH, y: at }, palette.line) +
        text({ x: LEFT - 8, y: at + 4, anchor: 'end', fill: palette.quiet }, formats.short(amount))
      );
    })
    .join('');
}

function monthLabel({ month, x }: { month: string; x: number }, { palette, formats }: Look): string {
  return text({ x, y: HEIGHT - 6, anchor: 'middle', fill: palette.quiet }, formats.monthShort(month));
}
