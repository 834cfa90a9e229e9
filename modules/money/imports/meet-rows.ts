import type { Reader } from '../../../kernel/database/database.ts';
import type { TransactionTable } from '../money.table.ts';
import { daysBetween, daysLater } from './days.ts';
import type { OtherSide } from './import-detail.ts';
import type { KnownEntries } from './known-entries.ts';
import { ALIKE, likeness, tellingWords } from './likeness.ts';

/** How many days may lie between what a person wrote down and what the bank booked; and between two files' days of one booking. */
const BY_HAND_DAYS = 3;
const TWIN_DAYS = 2;
/** A row that could be one of many: so many of them are looked at. */
const MOST_CANDIDATES = 20_000;
/** Rows that one entry could be, by hand and from files: the nearest, so that the work stays in proportion to the file. */
const MOST_NEAR = 100;
const MOST_OTHERS = 5;

/** An entry that is new by id and count. */
export interface Fresh {
  readonly account_id: string;
  readonly date: string;
  readonly amount_minor: bigint;
  readonly text: string;
  readonly match_key: string;
}

export type Row = Pick<
  TransactionTable,
  'id' | 'date' | 'amount_minor' | 'payee' | 'memo' | 'match_key' | 'bank_id' | 'status' | 'transfer_id' | 'parts'
>;

/** A new entry beside rows that may be it. */
export interface Meeting<Entry extends Fresh> {
  readonly entry: Entry;
  readonly rows: readonly Row[];
}

/** What is made of one of them: it is new, it is that row, or nobody can tell. */
export type Met<Entry extends Fresh> =
  | { readonly entry: Entry; readonly becomes: 'new' }
  | { readonly entry: Entry; readonly becomes: 'merge'; readonly row: Row }
  | { readonly entry: Entry; readonly becomes: 'doubt'; readonly rows: readonly Row[] };

/** Rows of an account, not in the trash, with the amount of one of the entries and a day near it; by entry. Up to 1,000 entries. */
export async function rowsNear<Entry extends Fresh>(
  reader: Reader,
  { account_id, entries }: { account_id: string; entries: readonly Entry[] },
): Promise<Meeting<Entry>[]> {
  const dates = entries.map(({ date }) => date).toSorted();
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const amounts = new Set(entries.map(({ amount_minor }) => amount_minor));
  const rows: Row[] = await reader
    .selectFrom('transactions')
    .select(['id', 'date', 'amount_minor', 'payee', 'memo', 'match_key', 'bank_id', 'status', 'transfer_id', 'parts'])
    .where('account_id', '=', account_id)
    .where('deleted_at', 'is', null)
    .where('date', '>=', daysLater(first, -BY_HAND_DAYS))
    .where('date', '<=', daysLater(last, BY_HAND_DAYS))
    .where('amount_minor', 'in', [...amounts])
    .limit(MOST_CANDIDATES)
    .execute();
  const byHand = new RowsByDay(rows.filter(isByHand));
  const ofFiles = new RowsByDay(rows.filter((row) => !isByHand(row)));
  return entries.map((entry) => ({
    entry,
    rows: [...byHand.near(entry, BY_HAND_DAYS), ...ofFiles.near(entry, TWIN_DAYS)],
  }));
}

class RowsByDay {
  readonly #rows: ReadonlyMap<string, readonly Row[]>;

  constructor(rows: readonly Row[]) {
    this.#rows = Map.groupBy(rows, keyOf);
  }

  /** Of the entry's amount, the nearest days first. */
  near({ date, amount_minor }: Fresh, days: number): Row[] {
    const found: Row[] = [];
    for (const away of AWAY) {
      if (Math.abs(away) > days || found.length >= MOST_NEAR) break;
      const rows = this.#rows.get(keyOf({ date: away === 0 ? date : daysLater(date, away), amount_minor })) ?? [];
      found.push(...rows.slice(0, MOST_NEAR - found.length));
    }
    return found;
  }
}

/** Days, the nearest first, as far as any row may be. */
const AWAY = [0, -1, 1, -2, 2, -3, 3];

function keyOf({ date, amount_minor }: Pick<Row, 'date' | 'amount_minor'>): string {
  return `${date} ${amount_minor}`;
}

export function isByHand({ match_key, bank_id }: Pick<Row, 'match_key' | 'bank_id'>): boolean {
  return match_key === null && bank_id === null;
}

/** What the file has of an account, first to last day: it should have every row in between. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * Decides over the entries of one file that may be rows that are here. A row made by hand is met by the one entry that fits it best: it is merged; where
 * several fit as well, a person decides. A row of another file is doubtful where that file and this one both have something that the other has not, in days that
 * this one covers: the same day, or near and in like words.
 */
export function decideMeetings<Entry extends Fresh>(
  meetings: readonly Meeting<Entry>[],
  { known, spanOf }: { known: Pick<KnownEntries, 'isMatched'>; spanOf: (account_id: string) => Span },
): Met<Entry>[] {
  const taken = new Set<string>();
  const decided = new Map<Entry, Met<Entry>>();
  const pairs = meetings.flatMap(pairsByHand).toSorted((a, b) => b.score - a.score);
  const byEntry = Map.groupBy(pairs, ({ entry }) => entry);
  const byRow = Map.groupBy(pairs, ({ row }) => row.id);
  for (const { entry, row, score } of pairs) {
    if (decided.has(entry) || taken.has(row.id)) continue;
    const rows = (byEntry.get(entry) ?? []).filter((other) => other.score === score && !taken.has(other.row.id));
    const rivals = (byRow.get(row.id) ?? []).filter((other) => other.score === score && !decided.has(other.entry));
    const oneOfRows = rows.every((other) => sameWords(other.row, row));
    const oneOfEntries = rivals.every((rival) => rival.entry.match_key === entry.match_key);
    if (oneOfRows && oneOfEntries) {
      taken.add(row.id);
      decided.set(entry, { entry, becomes: 'merge', row });
    } else
      for (const { entry: each } of oneOfEntries ? [{ entry }] : rivals)
        decided.set(each, { entry: each, becomes: 'doubt', rows: (byEntry.get(each) ?? []).map((pair) => pair.row) });
  }
  return meetings.map(({ entry, rows }) => {
    const byHand = decided.get(entry);
    if (byHand) return shortened(byHand, taken);
    const { from, to } = spanOf(entry.account_id);
    const twins = rows.filter(
      (row) =>
        !isByHand(row) &&
        row.date >= from &&
        row.date <= to &&
        isTwin(row, entry) &&
        !known.isMatched(entry.account_id, row),
    );
    return twins.length === 0 ? { entry, becomes: 'new' } : { entry, becomes: 'doubt', rows: nearest(twins, entry) };
  });
}

interface Pair<Entry> {
  readonly entry: Entry;
  readonly row: Row;
  /** Like words weigh more than near days. */
  readonly score: number;
}

function pairsByHand<Entry extends Fresh>({ entry, rows }: Meeting<Entry>): Pair<Entry>[] {
  return rows.filter(isByHand).map((row) => ({ entry, row, score: scoreOf(row, entry) }));
}

function scoreOf(row: Row, entry: Fresh): number {
  return (isAlike(row, entry) ? 10 : 0) - daysBetween(row.date, entry.date);
}

function isAlike(row: Row, entry: Fresh): boolean {
  const ofEntry = words.getOrInsertComputed(entry, () => tellingWords(entry.text));
  const ofRow = words.getOrInsertComputed(row, () => tellingWords(`${row.payee} ${row.memo}`));
  return likeness(ofEntry, ofRow) >= ALIKE;
}

/** Of entries and rows: each is held against many. */
const words = new WeakMap<object, ReadonlySet<string>>();

function sameWords(one: Row, other: Row): boolean {
  return one.payee === other.payee && one.memo === other.memo && one.date === other.date;
}

function isTwin(row: Row, entry: Fresh): boolean {
  return row.date === entry.date || isAlike(row, entry);
}

/** Of a doubt, rows that another entry has meanwhile are none; where none is left, it is new after all. */
function shortened<Entry extends Fresh>(met: Met<Entry>, taken: ReadonlySet<string>): Met<Entry> {
  if (met.becomes !== 'doubt') return met;
  const rows = met.rows.filter(({ id }) => !taken.has(id));
  return rows.length === 0 ? { entry: met.entry, becomes: 'new' } : { ...met, rows: nearest(rows, met.entry) };
}

function nearest(rows: readonly Row[], entry: Fresh): Row[] {
  const scored = rows.map((row) => ({ row, score: scoreOf(row, entry) }));
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_OTHERS)
    .map(({ row }) => row);
}

export function otherSide(row: Row): OtherSide {
  return {
    ...{ transaction_id: row.id, date: row.date, amount_minor: row.amount_minor.toString(), payee: row.payee },
    ...{ memo: row.memo, by_hand: isByHand(row), status: row.status },
  };
}
