/** From values to places in a drawing. Floats are good enough for the length of a bar, and for nothing else. */
export interface Scale {
  readonly ticks: readonly number[];
  /** From the top. */
  y(value: number): number;
}

const STEPS = [1, 2, 2.5, 5, 10];
/** The height of an axis where everything is zero. */
const NOTHING_TO_SHOW = 100;

/** Round numbers over the whole of the values, zero among them, from the bottom of the drawing to its top. */
export function scaleOf(
  values: readonly number[],
  { top, bottom, ticks: wanted = 4 }: { top: number; bottom: number; ticks?: number },
): Scale {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least || NOTHING_TO_SHOW;
  const rough = span / wanted;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * ten >= rough) ?? 10) * ten;
  const [from, to] = [Math.floor(least / step), Math.ceil(most / step) || 1];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step);
  const [low, high] = [from * step, to * step];
  return { ticks, y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top) };
}

/** For drawing only: amounts of the wire are exact text. */
export const lengthOf = ({ amount }: { readonly amount: string }): number => Number(amount);

/** As decimal text, for the labels of an axis. */
export const tickText = (value: number): string => value.toFixed(Math.abs(value) >= 10 || value === 0 ? 0 : 2);
