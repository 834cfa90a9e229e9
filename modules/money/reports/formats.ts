import type { Money } from '../amounts/amounts.ts';

/** Figures as a person reads them in a report that stands by itself. */
export interface Formats {
  /** "−€1,234.50": exact, with a real minus. */
  amount(money: Money): string;
  /** "€1.2K": for an axis. */
  short(money: Money): string;
  /** "+€12.00" */
  signed(money: Money): string;
  percent(value: number): string;
  number(value: number): string;
  /** "October 2026" */
  month(month: string): string;
  /** "Oct" */
  monthShort(month: string): string;
  /** "21 Oct 2026" */
  day(day: string): string;
}

/** `en` alone is the international way, as the writer has it. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB' };

export function formatsFor(language: string): Formats {
  const locale = LOCALES[language] ?? language;
  const inCurrency = new Map<string, Intl.NumberFormat>();
  const currencyFormat = (currency: string, options: Intl.NumberFormatOptions = {}) =>
    inCurrency.getOrInsertComputed(`${currency} ${options.notation ?? ''}`, () =>
      Intl.NumberFormat(locale, { style: 'currency', currency, ...options }),
    );
  const amount = ({ amount, currency }: Money) =>
    minus(currencyFormat(currency).format(amount as Intl.StringNumericLiteral));
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const [month, monthShort] = [date({ month: 'long', year: 'numeric' }), date({ month: 'short' })];
  return {
    amount,
    short: ({ amount, currency }) =>
      minus(
        currencyFormat(currency, { notation: 'compact', currencyDisplay: 'narrowSymbol' }).format(
          amount as Intl.StringNumericLiteral,
        ),
      ),
    signed: (money) => (/^[^-]*[1-9]/.test(money.amount) ? `+${amount(money)}` : amount(money)),
    percent: (value) => minus(percent.format(value / 100)),
    number: (value) => minus(number.format(value)),
    month: (value) => month(`${value}-01`),
    monthShort: (value) => monthShort(`${value}-01`),
    day: date({ day: 'numeric', month: 'short', year: 'numeric' }),
  };
}

function minus(text: string): string {
  return text.replace('-', '\u2212');
}
