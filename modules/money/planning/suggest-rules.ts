import { sql } from 'kysely';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { compileRules, ruleFor } from './rule-for.ts';
import type { Condition, SuggestedRule } from './rules.schema.ts';
import { rulesOf } from './rules.ts';

/** The latest ones of a person: what was done years ago says little of today. */
const MOST_LOOKED_AT = 20_000;
const MOST_SUGGESTED = 20;
const LEAST_TRANSACTIONS = 3;
/** In a hundred. */
const LEAST_AGREEING = 90;

/** Bookings of one payee, by the category that they have. */
interface Group {
  readonly payee: string;
  readonly memo: string;
  readonly amount_minor: bigint;
  readonly account_id: string;
  readonly currency: string;
  readonly category_id: string;
  readonly transactions: number;
}

/**
 * Payees that a person puts into one category by hand again and again (at least three times, and nine of ten), and for which no rule sets
 * one; the most frequent first. Numbers in a payee, as a shop's or a till's, are taken for nothing.
 */
export async function suggestRules(context: Context): Promise<SuggestedRule[]> {
  const owner_id = context.actor.person_id;
  const { read } = context.database;
  const rules = compileRules(await rulesOf(read, { owner_id }));
  const dismissed = await read
    .selectFrom('money_rules_dismissed')
    .select('payee_key')
    .where('owner_id', '=', owner_id)
    .execute();
  const unwanted = new Set(dismissed.map(({ payee_key }) => payee_key));
  const byPayee = Map.groupBy(await groupsOf(context), ({ payee }) => stemOf(payee));
  return [...byPayee]
    .flatMap(([key, groups]) => (key === '' || unwanted.has(key) ? [] : suggestionFor(key, groups)))
    .filter(({ example }) => ruleFor(rules, example).category_id === null)
    .toSorted((a, b) => b.suggestion.agreeing - a.suggestion.agreeing)
    .slice(0, MOST_SUGGESTED)
    .map(({ suggestion }) => suggestion);
}

/** @throws nothing: to dismiss twice is as once */
export async function dismissSuggestion({ actor, database, clock }: Context, { key }: { key: string }): Promise<void> {
  const row = { owner_id: actor.person_id, payee_key: stemOf(key), created_at: timestamp(clock.nowMs()) };
  await database.write((tx) =>
    tx
      .insertInto('money_rules_dismissed')
      .values(row)
      .onConflict((conflict) => conflict.columns(['owner_id', 'payee_key']).doNothing())
      .execute(),
  );
}

/** By hand: entered so, or changed so since a file brought it. What a rule did is no wish of its own. */
async function groupsOf({ actor, database }: Context): Promise<Group[]> {
  const latest = database.read
    .selectFrom('transactions')
    .innerJoin('accounts', 'accounts.id', 'transactions.account_id')
    .select(['transactions.id', 'payee', 'memo', 'amount_minor', 'account_id', 'currency', 'category_id', 'import_id'])
    .where('transactions.owner_id', '=', actor.person_id)
    .where('transactions.deleted_at', 'is', null)
    .where('category_id', 'is not', null)
    .where('payee', '<>', '')
    .orderBy('date', 'desc')
    .orderBy('transactions.id', 'desc')
    .limit(MOST_LOOKED_AT);
  const byHand = sql<boolean>`(import_id is null or exists (select 1 from transaction_changes
    where transaction_id = latest.id and what = 'changed' and fields like '%"category_id"%'))`;
  const rows = await database.read
    .selectFrom(latest.as('latest'))
    .select((row) => [
      ...(['payee', 'category_id'] as const),
      row.fn.max('memo').as('memo'),
      row.fn.max('amount_minor').as('amount_minor'),
      row.fn.max('account_id').as('account_id'),
      row.fn.max('currency').as('currency'),
      row.fn.countAll<number>().as('transactions'),
    ])
    .where(byHand)
    .groupBy(['payee', 'category_id'])
    .execute();
  return rows.flatMap(({ category_id, ...row }) => (category_id === null ? [] : [{ ...row, category_id }]));
}

function suggestionFor(key: string, groups: readonly Group[]): { suggestion: SuggestedRule; example: Group }[] {
  const transactions = sum(groups);
  if (transactions < LEAST_TRANSACTIONS) return [];
  const ofCategory = [...Map.groupBy(groups, ({ category_id }) => category_id).values()];
  const most = ofCategory.toSorted((a, b) => sum(b) - sum(a))[0] ?? [];
  const example = most.toSorted((a, b) => b.transactions - a.transactions)[0];
  const agreeing = sum(most);
  if (!example || agreeing * 100 < transactions * LEAST_AGREEING) return [];
  const { payee, category_id } = example;
  const conditions = [conditionFor(key, groups)];
  return [
    {
      suggestion: { key, payee, category_id, transactions, agreeing, rule: { match: 'all', conditions, category_id } },
      example,
    },
  ];
}

function conditionFor(key: string, groups: readonly Group[]): Condition {
  const spellings = new Set(groups.map(({ payee }) => foldedKey(payee)));
  const [only = ''] = spellings;
  return spellings.size === 1
    ? { field: 'payee', is: 'equals', value: groups[0]?.payee ?? only }
    : { field: 'payee', is: 'words', value: key };
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((all, { transactions }) => all + transactions, 0);
}

/** Its words without those that have digits; of a payee that has no others, all of them. */
function stemOf(payee: string): string {
  const words = foldedKey(payee).match(/[\p{L}\p{N}\p{M}\p{So}]+/gu) ?? [];
  const lasting = words.filter((word) => !/\p{N}/u.test(word));
  return (lasting.length > 0 ? lasting : words).join(' ').slice(0, 200).trim();
}
