import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { indexed, matches, searchText, unindexed } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { toMinor } from '../amounts/amounts.ts';
import type { Condition, Conditions, TextCondition } from './rules.schema.ts';
import { folded } from './text-match.ts';

interface Around {
  readonly database: Pick<Database, 'dialect'>;
  readonly owner_id: string;
}

/**
 * What is surely true, in the database's words, of every transaction that the conditions are for: so that few rows have to be read to be
 * held against them. undefined: it cannot be said. Texts are looked for in `transactions.search`, which has their words folded, each once.
 */
export function narrowed(around: Around, { match, conditions }: Conditions): RawBuilder<boolean> | undefined {
  const said = conditions.map((condition) => narrow(around, condition));
  const sure = said.filter((each) => each !== undefined);
  if (match === 'any' && sure.length < said.length) return undefined;
  if (sure.length === 0) return undefined;
  return sql<boolean>`(${sql.join(sure, match === 'all' ? sql` and ` : sql` or `)})`;
}

function narrow(around: Around, condition: Condition): RawBuilder<boolean> | undefined {
  switch (condition.field) {
    case 'direction':
      return condition.is === 'in' ? sql<boolean>`amount_minor > 0` : sql<boolean>`amount_minor < 0`;
    case 'account':
      return sql<boolean>`account_id in (${sql.join(condition.account_ids)})`;
    case 'amount':
      return amount(condition);
    case 'payee':
    case 'memo':
    case 'text':
      return condition.is === 'contains' ? withinWords(around, condition) : beginsWords(around, condition);
  }
}

function amount({ currency, from, to }: Extract<Condition, { field: 'amount' }>): RawBuilder<boolean> {
  const bounds = [from, to].map((text) => {
    const read = text === null ? undefined : toMinor(text, currency);
    return read && 'minor' in read ? read.minor : undefined;
  });
  const [least, most] = bounds;
  const tests = [
    ...(least === undefined ? [] : [sql`abs(amount_minor) >= ${least}`]),
    ...(most === undefined ? [] : [sql`abs(amount_minor) <= ${most}`]),
  ];
  return sql<boolean>`(${sql.join([sql`currency = ${currency}`, ...tests], sql` and `)})`;
}

/** A piece of text may begin within a word: each of its words is within one of the row's. */
function withinWords({ database }: Around, { value }: TextCondition): RawBuilder<boolean> | undefined {
  const words = wordsOf(value);
  if (words.length === 0) return undefined;
  const place = sql.raw(database.dialect === 'sqlite' ? 'instr' : 'strpos');
  const tests = words.map((word) => sql`${place}(transactions.search, ${word}) > 0`);
  return sql<boolean>`(${sql.join(tests, sql` and `)})`;
}

/** Each of its words begins one of the row's: the index knows them. */
function beginsWords({ database, owner_id }: Around, { is, value }: TextCondition): RawBuilder<boolean> | undefined {
  const words = (is === 'words' ? beginnings(value) : [value]).join(' ');
  if (database.dialect === 'postgresql') return matches(database, 'transactions', { q: words, owner_id });
  const rows = indexed('transactions', { owner_id, apart: false, terms: [{ words }] });
  // What waits for the index may be meant, too: `ruleFor` says.
  return rows && sql<boolean>`transactions.rowid in (${rows} union ${unindexed('transactions')})`;
}

/** Of the words that are looked for what stands before the first star. */
function beginnings(value: string): string[] {
  return folded(value)
    .split(/[^\p{L}\p{N}\p{M}\p{So}*]+/u)
    .map((pattern) => pattern.split('*')[0] ?? '');
}

function wordsOf(text: string): string[] {
  return searchText(text)
    .split(' ')
    .filter((word) => word !== '');
}
