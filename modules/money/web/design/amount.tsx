import { useMemo } from 'react';
import { useFormat } from '../../../../web/design/design.tsx';
import classes from './design.module.css';

/** An amount as the wire has it: exact decimal text. */
interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface MoneyWords {
  /** "−€1,234.50": as the person reads it, never rounded, never broken after the minus. */
  amount(money: Money): string;
  /** Without decimals, for axes and small places. */
  round(money: Money): string;
}

/** Amounts in the person's own way of writing. `Intl` reads decimal text exactly, without a float between. */
export function useMoneyWords(): MoneyWords {
  const { locale } = useFormat();
  return useMemo(() => {
    const formats = new Map<string, Intl.NumberFormat>();
    const format = ({ amount, currency }: Money, digits?: number): string => {
      const formatted = formats.getOrInsertComputed(`${currency} ${digits}`, () =>
        Intl.NumberFormat(locale, {
          ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
          ...(digits === undefined ? {} : { minimumFractionDigits: 0, maximumFractionDigits: digits }),
        }),
      );
      // A word joiner after the sign: no line ends there.
      return formatted
        .format(amount as Intl.StringNumericLiteral)
        .replace(/[-−]/, '\u2212\u2060')
        .replaceAll(' ', '\u00a0');
    };
    return { amount: (money) => format(money), round: (money) => format(money, 0) };
  }, [locale]);
}

interface AmountProps {
  readonly money: Money;
  /** Money that came in is told from what went out by a plus, not by colour alone. */
  readonly signed?: boolean;
  readonly rounded?: boolean;
}

export function Amount({ money, signed = false, rounded = false }: AmountProps) {
  const words = useMoneyWords();
  const isIn = !money.amount.startsWith('-') && /[1-9]/.test(money.amount);
  return (
    <span className={classes.amount} data-in={(signed && isIn) || undefined}>
      {signed && isIn ? '+' : ''}
      {rounded ? words.round(money) : words.amount(money)}
    </span>
  );
}
