import type { MoneyRule } from '../../../../../web/api/api.ts';
import { amountFaultWords, readAmount, typedAmount } from '../../design/design.tsx';
import type { Condition } from './rule-words.ts';

/** A condition while it is being written: every kind's fields, so that a change of kind loses nothing. */
export interface DraftCondition {
  readonly key: number;
  readonly field: Condition['field'];
  readonly is: 'contains' | 'equals' | 'begins' | 'words';
  readonly value: string;
  readonly direction: 'in' | 'out';
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly account_ids: readonly string[];
}

export interface RuleDraft {
  readonly name: string;
  readonly match: 'all' | 'any';
  readonly conditions: readonly DraftCondition[];
  readonly category_id: string | null;
  readonly payee: string;
  readonly tags: readonly string[];
}

/** As the wire has it. */
export type RuleBody = Pick<MoneyRule, 'name' | 'match' | 'conditions' | 'category_id' | 'payee' | 'tags'>;

let keys = 0;

export function newCondition(currency: string): DraftCondition {
  keys += 1;
  return {
    ...{ key: keys, field: 'payee', is: 'contains', value: '', direction: 'out', currency, from: '', to: '' },
    account_ids: [],
  };
}

export function draftOf(
  rule: MoneyRule | undefined,
  { locale, currency }: { locale: string; currency: string },
): RuleDraft {
  if (!rule)
    return { name: '', match: 'all', conditions: [newCondition(currency)], category_id: null, payee: '', tags: [] };
  const { name, match, category_id, payee, tags } = rule;
  const conditions = rule.conditions.map((condition): DraftCondition => {
    const fresh = newCondition(currency);
    switch (condition.field) {
      case 'amount': {
        const [from, to] = [condition.from, condition.to].map((each) =>
          each === null ? '' : typedAmount(each, locale),
        );
        return { ...fresh, field: 'amount', currency: condition.currency, from: from ?? '', to: to ?? '' };
      }
      case 'direction':
        return { ...fresh, field: 'direction', direction: condition.is };
      case 'account':
        return { ...fresh, ...condition };
      case 'payee':
      case 'memo':
      case 'text':
        return { ...fresh, ...condition };
    }
  });
  return { name, match, conditions, category_id, payee: payee ?? '', tags };
}

/** What is wrong with a condition, at its place; undefined: nothing. */
export function faultOf(
  { field, value, from, to, currency, account_ids }: DraftCondition,
  locale: string,
): string | undefined {
  if (field === 'direction') return undefined;
  if (field === 'account') return account_ids.length === 0 ? 'Choose an account.' : undefined;
  if (field !== 'amount') return value.trim() === '' ? 'Say what to look for.' : undefined;
  const read = [from, to].filter((text) => text.trim() !== '').map((text) => readAmount(text, locale, currency));
  if (read.length === 0) return 'Give an amount.';
  for (const each of read) if ('fault' in each) return amountFaultWords(each.fault, currency);
  return undefined;
}

/** The rule as it is sent; undefined: something is missing. */
export function toWire(draft: RuleDraft, locale: string): RuleBody | undefined {
  const { name, match, conditions, category_id, tags } = draft;
  const payee = draft.payee.trim() === '' ? null : draft.payee.trim();
  if (category_id === null && payee === null && tags.length === 0) return undefined;
  if (conditions.length === 0 || conditions.some((each) => faultOf(each, locale) !== undefined)) return undefined;
  return {
    ...{ name: name.trim(), match, category_id, payee, tags: [...tags] },
    conditions: conditions.map((each) => conditionOf(each, locale)),
  };
}

function conditionOf(
  { field, is, value, direction, currency, from, to, account_ids }: DraftCondition,
  locale: string,
): Condition {
  switch (field) {
    case 'amount': {
      const size = (text: string) => {
        const read = text.trim() === '' ? undefined : readAmount(text, locale, currency);
        return read && 'amount' in read ? read.amount.replace('-', '') : null;
      };
      return { field, currency, from: size(from), to: size(to) };
    }
    case 'direction':
      return { field, is: direction };
    case 'account':
      return { field, account_ids: [...account_ids] };
    case 'payee':
    case 'memo':
    case 'text':
      return { field, is, value: value.trim() };
  }
}
