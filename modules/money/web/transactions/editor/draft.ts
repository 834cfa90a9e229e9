import type { Transaction } from '../../../../../web/api/api.ts';
import { typedAmount } from '../../read-amount.ts';

/** A part as it is typed: its amount has the whole's direction, "-3" the other one. */
export interface PartDraft {
  /** Of the row on the screen. */
  readonly key: number;
  readonly category_id: string | null;
  readonly amount: string;
  readonly memo: string;
}

/** What stands in the editor. Amounts as they are typed, without the sign that the direction says. */
export interface Draft {
  readonly way: 'out' | 'in';
  readonly amount: string;
  readonly account_id: string;
  /** It is a transfer, or shall be one, with this account. */
  readonly other_id: string | null;
  /** What moves there, where it has another currency. */
  readonly other_amount: string;
  readonly date: string;
  readonly payee: string;
  readonly category_id: string | null;
  readonly parts: readonly PartDraft[];
  readonly tags: readonly string[];
  readonly memo: string;
  readonly status: Transaction['status'];
}

/** What is changed as one: mine or theirs, never half of each. */
export const GROUPS = {
  Amount: ['way', 'amount', 'other_amount'],
  Account: ['account_id', 'other_id'],
  Date: ['date'],
  Payee: ['payee'],
  Category: ['category_id', 'parts'],
  Tags: ['tags'],
  Memo: ['memo'],
  Status: ['status'],
} as const satisfies Record<string, readonly (keyof Draft)[]>;
export type Group = keyof typeof GROUPS;

export const newDraft = (account_id: string, date: string): Draft => ({
  ...{ way: 'out', amount: '', account_id, other_id: null, other_amount: '', date, payee: '', category_id: null },
  ...{ parts: [], tags: [], memo: '', status: 'uncleared' },
});

const bare = (amount: string) => amount.replace(/^-/, '');
const turned = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** `other`: what moved on the other account of a transfer, as it is known. */
export function draftOf(transaction: Transaction, locale: string): Draft {
  const { amount, account_id, transfer_account_id, date, payee, category_id, splits, tags, memo, status } = transaction;
  const way = amount.amount.startsWith('-') ? 'out' : 'in';
  return {
    ...{
      way,
      account_id,
      other_id: transfer_account_id,
      other_amount: '',
      date,
      payee,
      category_id,
      tags,
      memo,
      status,
    },
    amount: typedAmount(bare(amount.amount), locale),
    parts: splits.map((part, key) => ({
      ...{ key, category_id: part.category_id, memo: part.memo },
      amount: typedAmount(way === 'out' ? turned(part.amount.amount) : part.amount.amount, locale),
    })),
  };
}

/** What of it is not the same. */
export function changedGroups(before: Draft, after: Draft): Group[] {
  const [was, is] = [tidy(before), tidy(after)];
  return (Object.keys(GROUPS) as Group[]).filter((group) =>
    GROUPS[group].some((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field])),
  );
}

/** Mine where I changed something, else theirs. */
export function mergedDraft(before: Draft, mine: Draft, theirs: Draft): Draft {
  const own = changedGroups(before, mine).flatMap((group) => GROUPS[group].map((field) => [field, mine[field]]));
  return { ...theirs, ...Object.fromEntries(own) };
}

function tidy(draft: Draft): Draft {
  return {
    ...draft,
    ...{ amount: draft.amount.trim(), payee: draft.payee.trim(), memo: draft.memo.trim() },
    tags: draft.tags.toSorted(),
    parts: draft.parts.map((part, key) => ({ ...part, key })),
  };
}
