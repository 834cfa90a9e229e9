import type { FactValue, PlainValue } from '../../../../kernel/writer/writer.ts';
import type { Money } from '../../amounts/amounts.ts';

const LONGEST_NAME = 100;

/** Facts as the writer takes them. Names come from outside: they are data, whatever they say. */
export const say = {
  amount: ({ amount, currency }: Money) => ({ kind: 'amount', amount, currency }) as const,
  /** Without its sign: the sentence says which way it went. */
  size: ({ amount, currency }: Money) => ({ kind: 'amount', amount: amount.replace('-', ''), currency }) as const,
  percent: (value: number) => ({ kind: 'percent', value }) as const,
  month: (value: string) => ({ kind: 'month', value }) as const,
  day: (value: string) => ({ kind: 'day', value }) as const,
  count: (value: number, noun: string) => ({ kind: 'count', value, noun }) as const,
  number: (value: number, noun?: string) =>
    noun === undefined ? ({ kind: 'number', value } as const) : ({ kind: 'number', value, noun } as const),
  /** What nobody can see is shown as dots. */
  name: (value: string) =>
    ({ kind: 'name', value: /[^\p{C}\s]/u.test(value) ? value.slice(0, LONGEST_NAME) : '…' }) as const,
  list: (items: Record<string, PlainValue>[]) => ({ kind: 'list', items }) as const,
};

/** The facts that are there, each with what it means. */
export function labelled(facts: Readonly<Record<string, readonly [FactValue | undefined | null | false, string]>>) {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, [fact, label]]) => (fact ? [[name, { ...fact, label }]] : [])),
  );
}

export function isAbove({ amount }: Money): boolean {
  return !amount.startsWith('-') && /[1-9]/.test(amount);
}

export function isBelow({ amount }: Money): boolean {
  return amount.startsWith('-');
}
