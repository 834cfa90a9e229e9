/** What every page of money is made of. */
export { Amount, useMoneyWords } from './amount.tsx';
export type { MoneyWords } from './amount.tsx';
export { CategoryField, CategoryName } from './category-field.tsx';
export { useDayWords } from './day-words.ts';
export type { DayWords } from './day-words.ts';
export { MoneyFrame } from './money-frame.tsx';
export { amountFaultWords, readAmount, typedAmount } from '../read-amount.ts';
export type { AmountFault } from '../read-amount.ts';
export { useNames } from './use-names.ts';
export type { NamedCategory, Names } from './use-names.ts';
