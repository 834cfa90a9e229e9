import { foldedKey } from '../../../kernel/database/database.ts';
import type { TransactionTable } from '../money.table.ts';
import { tagsColumn, tagsOf } from '../rows.ts';
import type { Ruled } from './rule-for.ts';

/** What differs between a transaction and what rules make of it. */
export interface RuleChanges {
  /** null: stays. */
  readonly category_id: string | null;
  readonly payee: string | null;
  /** That it lacks. */
  readonly tags: readonly string[];
}

type Tagged = Pick<TransactionTable, 'category_id' | 'payee' | 'tags' | 'parts' | 'transfer_id'>;

const MOST_TAGS = 20;

/** undefined: it is so already, or it is in parts or a transfer, which rules leave alone. A transaction has 20 tags at most: what does not fit is left. */
export function changesOf(row: Tagged, ruled: Ruled): RuleChanges | undefined {
  if (row.parts > 0 || row.transfer_id !== null || ruled.rule_ids.length === 0) return undefined;
  const has = tagsOf(row);
  const keys = new Set(has.map(foldedKey));
  const lacks = tagsOf({ tags: tagsColumn(ruled.tags) }).filter((name) => !keys.has(foldedKey(name)));
  const changes: RuleChanges = {
    category_id: ruled.category_id === row.category_id ? null : ruled.category_id,
    payee: ruled.payee === row.payee ? null : ruled.payee,
    tags: lacks.slice(0, Math.max(0, MOST_TAGS - has.length)),
  };
  return (changes.category_id ?? changes.payee ?? changes.tags[0]) ? changes : undefined;
}
