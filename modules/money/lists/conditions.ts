import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { hasMark, matchesByReading } from '../../../kernel/database/database.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { UNCATEGORISED_MARK } from '../rows.ts';
import type { Meant, Range, Token } from './filter.ts';

type Condition = RawBuilder<boolean>;
type Dialect = Pick<Database, 'dialect'>;

/** Everything that a filter asks of a row of `transactions`, by its columns alone: exact, whichever index finds the rows. */
export function conditionsOf(database: Dialect, meant: Meant): Condition[] {
  return [...columnsAsked(meant), ...textAsked(database, meant)];
}

/** Cheap: columns that are compared. */
export function columnsAsked(meant: Meant): Condition[] {
  const { transaction, accounts, status, from, to, import_id, payee_key, split, direction, transfers, ranges } = meant;
  const asked = [
    sql<boolean>`transactions.owner_id = ${meant.owner_id}`,
    meant.trashed ? sql<boolean>`transactions.deleted_at is not null` : sql<boolean>`transactions.deleted_at is null`,
    transaction !== undefined && sql<boolean>`transactions.id = ${transaction}`,
    accounts && oneOf('account_id', accounts),
    // Written out, so that the index of those uncleared is known to fit.
    status && sql<boolean>`transactions.status = ${sql.lit(status)}`,
    from !== undefined && sql<boolean>`transactions.date >= ${from}`,
    to !== undefined && sql<boolean>`transactions.date <= ${to}`,
    import_id !== undefined && sql<boolean>`transactions.import_id = ${import_id}`,
    payee_key !== undefined && sql<boolean>`transactions.payee_key = ${payee_key}`,
    split !== undefined && (split ? sql<boolean>`transactions.parts > 0` : sql<boolean>`transactions.parts = 0`),
    direction && directed(direction),
    ofKind(meant),
    transfers === false && sql<boolean>`transactions.transfer_id is null`,
    ranges && anyOf(ranges.map((range) => within(range, meant))),
  ];
  return asked.filter((condition) => typeof condition === 'object');
}

/** On which side of zero: an index by amount begins there. */
export function signAsked({ direction }: Meant): Condition[] {
  if (direction === 'in') return [sql<boolean>`transactions.amount_minor > 0`];
  return direction === 'out' ? [sql<boolean>`transactions.amount_minor < 0`] : [];
}

/** Dearer: words and marks that are looked for in the row's text. */
export function textAsked(database: Dialect, { categories, tags, tokens, uncategorised, mixed }: Meant): Condition[] {
  const has = (mark: string) => hasMark(database, 'transactions', mark);
  return [
    ...(categories ? [anyOf(categories.map(has))] : []),
    ...tags.map(has),
    ...(uncategorised === undefined
      ? []
      : [uncategorised ? has(UNCATEGORISED_MARK) : sql<boolean>`not ${has(UNCATEGORISED_MARK)}`]),
    ...tokens.flatMap((token) => tokenAsked(database, { token, mixed }) ?? []),
  ];
}

/** Its words, or its amount. */
function tokenAsked(database: Dialect, { token, mixed }: { token: Token; mixed: boolean }): Condition | undefined {
  const words = matchesByReading(database, 'transactions', { q: token.words });
  if (token.amounts.length === 0) return words;
  const amounts = token.amounts.map(({ minor, of }) => {
    const same = sql<boolean>`transactions.amount_minor in (${minor}, ${-minor})`;
    return mixed ? sql<boolean>`(${same} and ${oneOf('account_id', of.accounts)})` : same;
  });
  return anyOf(words ? [words, ...amounts] : amounts);
}

function within({ least, most, of }: Range, { mixed, direction }: Meant): Condition {
  const out = sql`transactions.amount_minor between ${-most} and ${-least}`;
  const into = sql`transactions.amount_minor between ${least} and ${most}`;
  const both = direction === 'in' ? into : direction === 'out' ? out : sql`(${out} or ${into})`;
  return mixed ? sql<boolean>`(${both} and ${oneOf('account_id', of.accounts)})` : sql<boolean>`${both}`;
}

function directed(direction: 'in' | 'out' | 'transfer'): Condition {
  if (direction === 'transfer') return sql<boolean>`transactions.transfer_id is not null`;
  const sign = direction === 'in' ? sql`transactions.amount_minor > 0` : sql`transactions.amount_minor < 0`;
  return sql<boolean>`(transactions.transfer_id is null and ${sign})`;
}

/** Of what is in parts, one of them is, and of a category that is asked for as well. */
function ofKind({ kind, ...meant }: Meant): Condition | undefined {
  if (kind === undefined) return undefined;
  const parts = partAsked({ ...meant, kind }) ?? sql`1 = 1`;
  return sql<boolean>`(transactions.transfer_id is null and case when transactions.parts > 0
    then exists (select 1 from transaction_parts as part where part.transaction_id = transactions.id and ${parts})
    else ${kindOf('transactions', kind)} end)`;
}

/** What a filter asks of a `part`; undefined: nothing that its transaction is not asked as a whole. */
export function partAsked({
  categories,
  kind,
  uncategorised,
}: Pick<Meant, 'categories' | 'kind' | 'uncategorised'>): Condition | undefined {
  const asked = [
    ...(categories ? [anyOf(categories.map(categoryOf))] : []),
    ...(uncategorised === true ? [sql<boolean>`part.category_id is null`] : []),
    ...(kind ? [kindOf('part', kind)] : []),
  ];
  return asked.length === 0 ? undefined : sql<boolean>`(${sql.join(asked, sql` and `)})`;
}

function categoryOf(mark: string): Condition {
  return mark === UNCATEGORISED_MARK
    ? sql<boolean>`part.category_id is null`
    : sql<boolean>`part.category_id = ${mark}`;
}

/** By its category; without one, what came in is income. */
function kindOf(table: 'transactions' | 'part', kind: 'income' | 'expense'): Condition {
  const [category, amount] = [sql.ref(`${table}.category_id`), sql.ref(`${table}.amount_minor`)];
  return sql<boolean>`(exists (select 1 from categories where categories.id = ${category} and categories.kind = ${kind})
    or (${category} is null and ${amount} ${sql.raw(kind === 'income' ? '>' : '<')} 0))`;
}

function oneOf(column: string, values: readonly string[]): Condition {
  const [only] = values;
  if (only === undefined) return sql<boolean>`1 = 0`;
  const name = sql.ref(`transactions.${column}`);
  return values.length === 1 ? sql<boolean>`${name} = ${only}` : sql<boolean>`${name} in (${sql.join([...values])})`;
}

function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return sql<boolean>`1 = 0`;
  return sql<boolean>`(${sql.join([...conditions], sql` or `)})`;
}
