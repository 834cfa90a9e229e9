import { useMoneyWords } from '../design/design.tsx';
import type { MoneyWords } from '../design/design.tsx';
import classes from './reports.module.css';

/** By how much spending differs, with its sign: neither good nor bad, so in no colour. */
export function Difference({ money }: { money: Parameters<MoneyWords['amount']>[0] }) {
  const words = useMoneyWords();
  const isMore = !money.amount.startsWith('-') && /[1-9]/.test(money.amount);
  return <span className={classes.day}>{`${isMore ? '+\u2060' : ''}${words.amount(money)}`}</span>;
}
