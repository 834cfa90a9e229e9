import { hash } from 'node:crypto';
import type { Reader } from '../../../kernel/database/database.ts';
import { CountTable } from './count-table.ts';

/** What of an entry says whether it is here. */
export interface Claim {
  readonly match_key: string;
  readonly bank_id: string | null;
}

/** What the account had of an entry's key when it was planned, and the how-manieth new one of it this is, from 0. */
export interface Seen {
  readonly none: number;
  readonly id: number;
  readonly rank: number;
}

export type Verdict =
  /** `changed`: under its id the bank says something else by now. */
  | { readonly known: 'id' | 'twice' | 'key'; readonly changed: boolean; readonly transaction_id: string | null }
  /** `bank_id`: what it is stored with; null where the id that it came with is another row's. */
  | { readonly seen: Seen; readonly bank_id: string | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Fields of the counts of a key. Rows here without and with a bank's id, those that earlier files of this import bring included. */
const [NONE, WITH_ID] = [0, 1];
/** Of this file: entries whose id is here, with an id that is not, without an id. */
const [BY_ID, NEW_ID, NO_ID] = [2, 3, 4];
/** New ones with an id, of this file. */
const MADE_WITH_ID = 5;
/** Of the counts of a bank's id: the file, from 1, that had it last. */
const FILE = 0;

/**
 * Which entries of files are here already: first by the bank's own id, then by count. The file has a key n times, the account has it m times: n − m
 * are new, and of n files that overlap none brings one twice. An id that is not here may still be that of a row that came without one; two different
 * ids are two different bookings, whatever they say. What is in the trash is here.
 */
export class KnownEntries {
  readonly #reader: Reader;
  readonly #keys = new CountTable();
  readonly #ids = new CountTable();
  readonly #accounts = new Map<string, number>();
  #file = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** What the files before brought counts as here from now on. */
  beginFile(): void {
    this.#file += 1;
    const keys = this.#keys;
    keys.each((at) => {
      const made = newOf(keys, at);
      const withId = keys.get(at, MADE_WITH_ID);
      keys.set(at, NONE, keys.get(at, NONE) + made - withId);
      keys.set(at, WITH_ID, keys.get(at, WITH_ID) + withId);
      for (const field of [BY_ID, NEW_ID, NO_ID, MADE_WITH_ID]) keys.set(at, field, 0);
    });
  }

  /** In their order; up to 1,000. */
  async judge(account_id: string, claims: readonly Claim[]): Promise<Verdict[]> {
    const salt = this.#accounts.getOrInsertComputed(account_id, () => this.#accounts.size);
    const here = await this.#idsHere(account_id, claims, salt);
    await this.#countKeys(account_id, claims, salt);
    return claims.map((claim) => this.#judgeOne(claim, { salt, here }));
  }

  /** Does this file have every row of this key or id? */
  isMatched(account_id: string, { match_key, bank_id }: { match_key: string | null; bank_id: string | null }): boolean {
    const salt = this.#accounts.get(account_id);
    if (salt === undefined) return false;
    const id = bank_id === null ? -1 : this.#ids.find(digest(bank_id), salt);
    if (id >= 0 && this.#ids.get(id, FILE) === this.#file) return true;
    const at = match_key === null ? -1 : this.#keys.find(match_key, salt);
    if (at < 0) return false;
    const keys = this.#keys;
    const had = keys.get(at, BY_ID) + keys.get(at, NEW_ID) + keys.get(at, NO_ID);
    return had >= keys.get(at, NONE) + keys.get(at, WITH_ID);
  }

  #judgeOne(
    { match_key, bank_id }: Claim,
    { salt, here }: { salt: number; here: ReadonlyMap<string, { id: string; match_key: string | null }> },
  ): Verdict {
    const [keys, ids] = [this.#keys, this.#ids];
    const at = keys.find(match_key, salt);
    const before = newOf(keys, at);
    const seen = () => ({ none: keys.get(at, NONE), id: keys.get(at, WITH_ID), rank: before });
    const row = bank_id === null ? undefined : here.get(bank_id);
    const place = bank_id === null ? -1 : ids.find(digest(bank_id), salt);
    if (bank_id !== null && (place >= 0 || row)) {
      const now = place >= 0 ? place : ids.add(digest(bank_id), salt);
      const twice = ids.get(now, FILE) === this.#file;
      ids.set(now, FILE, this.#file);
      const changed = row !== undefined && row.match_key !== match_key;
      if (!twice && !changed) keys.set(at, BY_ID, keys.get(at, BY_ID) + 1);
      // Another of the same words, without an id, was taken for this row before: that one is new.
      if (newOf(keys, at) > before) return { seen: seen(), bank_id: null };
      return { known: twice ? 'twice' : 'id', changed, transaction_id: row?.id ?? null };
    }
    if (bank_id !== null) ids.set(ids.add(digest(bank_id), salt), FILE, this.#file);
    const field = bank_id === null ? NO_ID : NEW_ID;
    keys.set(at, field, keys.get(at, field) + 1);
    if (newOf(keys, at) === before) return { known: 'key', changed: false, transaction_id: null };
    if (bank_id !== null) keys.set(at, MADE_WITH_ID, keys.get(at, MADE_WITH_ID) + 1);
    return { seen: seen(), bank_id };
  }

  /** Of ids that no file of this import had yet: the rows that have them. */
  async #idsHere(account_id: string, claims: readonly Claim[], salt: number) {
    const wanted = new Set(
      claims.flatMap(({ bank_id }) => (bank_id === null || this.#ids.find(digest(bank_id), salt) >= 0 ? [] : bank_id)),
    );
    return wanted.size === 0 ? new Map<never, never>() : rowsById(this.#reader, { account_id, bank_ids: [...wanted] });
  }

  async #countKeys(account_id: string, claims: readonly Claim[], salt: number): Promise<void> {
    const wanted = new Set(claims.flatMap(({ match_key }) => (this.#keys.find(match_key, salt) >= 0 ? [] : match_key)));
    if (wanted.size === 0) return;
    const counts = await countRows(this.#reader, { account_id, match_keys: [...wanted] });
    for (const key of wanted) {
      const at = this.#keys.add(key, salt);
      const { none = 0, id = 0 } = counts.get(key) ?? {};
      this.#keys.set(at, NONE, none);
      this.#keys.set(at, WITH_ID, id);
    }
  }
}

/**
 * How many entries of a key the file had so far that are new: those with an id of their own take the rows without one, the others what is left of these and the
 * rows whose id the file does not have.
 */
function newOf(keys: CountTable, at: number): number {
  const [none, id] = [keys.get(at, NONE), keys.get(at, WITH_ID)];
  const [byId, newId, noId] = [keys.get(at, BY_ID), keys.get(at, NEW_ID), keys.get(at, NO_ID)];
  const met = Math.min(newId, none);
  return newId - met + Math.max(0, noId - (none - met) - Math.max(0, id - byId));
}

/** Rows of an account by the bank's id or, of what Steward wrote itself, their own; with those that a person said have it too. */
export async function rowsById(
  reader: Reader,
  { account_id, bank_ids }: { account_id: string; bank_ids: readonly string[] },
): Promise<Map<string, { id: string; match_key: string | null }>> {
  const [rows, own, twins] = await Promise.all([
    reader
      .selectFrom('transactions')
      .select(['bank_id', 'id', 'match_key'])
      .where('account_id', '=', account_id)
      .where('bank_id', 'in', bank_ids)
      .execute(),
    ownRows(reader, { account_id, ids: bank_ids.filter((id) => UUID.test(id)) }),
    reader
      .selectFrom('import_twins')
      .select(['bank_id', 'transaction_id as id', 'match_key'])
      .where('account_id', '=', account_id)
      .where('bank_id', 'in', bank_ids)
      .execute(),
  ]);
  return new Map([...twins, ...own, ...rows].map(({ bank_id, ...row }) => [bank_id ?? '', row]));
}

/** Steward's own export names what has no id of a bank by its id here. */
async function ownRows(reader: Reader, { account_id, ids }: { account_id: string; ids: readonly string[] }) {
  if (ids.length === 0) return [];
  return reader
    .selectFrom('transactions')
    .select(['id as bank_id', 'id', 'match_key'])
    .where('account_id', '=', account_id)
    .where('id', 'in', ids)
    .execute();
}

/** How many rows of an account have each key, without and with a bank's id; those of one operation left out. */
export async function countRows(
  reader: Reader,
  { account_id, match_keys, butOf }: { account_id: string; match_keys: readonly string[]; butOf?: string | undefined },
): Promise<Map<string, { none: number; id: number }>> {
  const rows = await reader
    .selectFrom('transactions')
    .select((row) => ['match_key', row.fn.countAll<number>().as('rows'), row.fn.count<number>('bank_id').as('with_id')])
    .where('account_id', '=', account_id)
    .where('match_key', 'in', match_keys)
    .$if(butOf !== undefined, (query) =>
      query.where((row) => row.or([row('import_id', 'is', null), row('import_id', '!=', butOf ?? '')])),
    )
    .groupBy('match_key')
    .execute();
  const twins = await reader
    .selectFrom('import_twins')
    .select((row) => ['match_key', row.fn.countAll<number>().as('rows'), row.fn.count<number>('bank_id').as('with_id')])
    .where('account_id', '=', account_id)
    .where('match_key', 'in', match_keys)
    .$if(butOf !== undefined, (query) => query.where('operation_id', '!=', butOf ?? ''))
    .groupBy('match_key')
    .execute();
  const counts = new Map<string, { none: number; id: number }>();
  for (const { match_key, rows: all, with_id } of [...rows, ...twins]) {
    const { none, id } = counts.get(match_key ?? '') ?? { none: 0, id: 0 };
    counts.set(match_key ?? '', { none: none + all - with_id, id: id + with_id });
  }
  return counts;
}

function digest(bank_id: string): string {
  return hash('sha1', bank_id, 'hex');
}
