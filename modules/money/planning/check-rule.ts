import type { Reader } from '../../../kernel/database/database.ts';
import { amountIn } from '../amount-in.ts';
import { toDecimal } from '../amounts/amounts.ts';
import { moneyError } from '../money.errors.ts';
import { ownCategory } from '../own-rows.ts';
import { tagsColumn, tagsOf } from '../rows.ts';
import type { Condition, NewRule } from './rules.schema.ts';

type Checked = Pick<NewRule, 'conditions' | 'category_id' | 'payee' | 'tags'>;

/**
 * A rule as it is kept: amounts with their currency's decimals, each tag once.
 * @throws money.category-not-found, money.account-not-found, money.bad-amount, money.rule-without-effect
 */
export async function checkRule<Given extends Checked>(
  reader: Reader,
  { owner_id, rule }: { owner_id: string; rule: Given },
): Promise<Given> {
  const { category_id, payee, tags } = rule;
  if (category_id === null && payee === null && tags.length === 0) throw moneyError('money.rule-without-effect');
  if (category_id !== null) await ownCategory(reader, { id: category_id, owner_id });
  const conditions = rule.conditions.map(exactly);
  const account_ids = new Set(
    conditions.flatMap((condition) => (condition.field === 'account' ? condition.account_ids : [])),
  );
  if (account_ids.size > 0) {
    const own = await reader
      .selectFrom('accounts')
      .select('id')
      .where('owner_id', '=', owner_id)
      .where('id', 'in', [...account_ids])
      .execute();
    if (own.length < account_ids.size) throw moneyError('money.account-not-found');
  }
  return { ...rule, conditions, tags: tagsOf({ tags: tagsColumn(rule.tags) }) };
}

function exactly(condition: Condition, index: number): Condition {
  if (condition.field !== 'amount') return condition;
  const { currency } = condition;
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const given = condition[name];
    return given === null ? null : amountIn(currency, given, `/conditions/${index}/${name}`);
  });
  if (typeof from === 'bigint' && typeof to === 'bigint' && from > to)
    throw moneyError('money.bad-amount', {
      fields: [{ path: `/conditions/${index}/to`, message: 'must not be less than from' }],
    });
  return { ...condition, from: decimal(from, currency), to: decimal(to, currency) };
}

function decimal(minor: bigint | null | undefined, currency: string): string | null {
  return typeof minor === 'bigint' ? toDecimal(minor, currency) : null;
}
