import type { Account, MoneyCategory, MoneyRule } from '../../../../../web/api/api.ts';
import type { MoneyWords } from '../../design/design.tsx';

export type Condition = MoneyRule['conditions'][number];

export interface Known {
  readonly categories: readonly MoneyCategory[];
  readonly accounts: readonly Account[];
  readonly words: MoneyWords;
}

export const FIELDS = { payee: 'Payee', memo: 'Memo', text: 'Payee or memo' } as const;
export const TESTS = { contains: 'contains', equals: 'is', begins: 'begins with', words: 'has the words' } as const;

/** "Payee contains “rewe” and money goes out" */
export function conditionsWords({ match, conditions }: Pick<MoneyRule, 'match' | 'conditions'>, known: Known): string {
  return conditions.map((each) => conditionWords(each, known)).join(match === 'all' ? ' and ' : ' or ');
}

function conditionWords(condition: Condition, { accounts, words }: Known): string {
  switch (condition.field) {
    case 'amount': {
      const { currency, from, to } = condition;
      const said = (amount: string) => words.amount({ amount, currency });
      if (from !== null && from === to) return `amount is ${said(from)}`;
      if (from !== null && to !== null) return `amount is ${said(from)} to ${said(to)}`;
      return from === null ? `amount is ${said(to ?? '0')} at most` : `amount is at least ${said(from)}`;
    }
    case 'direction':
      return condition.is === 'in' ? 'money comes in' : 'money goes out';
    case 'account': {
      const names = condition.account_ids.map(
        (id) => accounts.find((each) => each.id === id)?.name ?? 'one that is gone',
      );
      return `account is ${names.join(' or ')}`;
    }
    case 'payee':
    case 'memo':
    case 'text':
      return `${FIELDS[condition.field]} ${TESTS[condition.is]} “${condition.value}”`;
  }
}

/** "Groceries, payee Rewe, #food" */
export function actionsWords(
  { category_id, payee, tags }: Pick<MoneyRule, 'category_id' | 'payee' | 'tags'>,
  known: Known,
): string {
  const said = [
    ...(category_id === null ? [] : [categoryName(category_id, known.categories)]),
    ...(payee === null ? [] : [`payee ${payee}`]),
    ...tags.map((tag) => `#${tag}`),
  ];
  return said.join(', ') || 'Nothing any more: its category is gone';
}

/** "Food: Groceries" */
export function categoryName(id: string, categories: readonly MoneyCategory[]): string {
  const category = categories.find((each) => each.id === id);
  const parent = categories.find((each) => each.id === category?.parent_id);
  if (!category) return 'a category';
  return parent ? `${parent.name}: ${category.name}` : category.name;
}
