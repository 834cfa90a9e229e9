/** What every page of money is made of. */
export { Amount, useMoneyWords } from './amount.tsx';
export type { MoneyWords } from './amount.tsx';
export { MoneyFrame } from './money-frame.tsx';
export { amountFaultWords, readAmount, typedAmount } from './read-amount.ts';
export type { AmountFault } from './read-amount.ts';
