/** What every page of money is made of. */
export { Amount, useMoneyWords } from './amount.tsx';
export type { MoneyWords } from './amount.tsx';
export { useDayWords } from './day-words.ts';
export type { DayWords } from './day-words.ts';
export { MoneyFrame } from './money-frame.tsx';
