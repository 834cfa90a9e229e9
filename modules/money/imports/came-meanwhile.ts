import type { Reader } from '../../../kernel/database/database.ts';
import type { EntryDetail } from './import-detail.ts';
import { countRows, rowsById } from './known-entries.ts';

/**
 * What came into the accounts since the plan was made, by another import: of two that run at once neither brings what the other brought. Rows of this import
 * do not count. To be read in the transaction that writes.
 */
export class CameMeanwhile {
  readonly #ids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #counts: CountsOf;
  readonly #mine: ReadonlySet<string>;
  readonly #brought = new Set<string>();

  constructor(ids: ReadonlyMap<string, ReadonlySet<string>>, counts: CountsOf, mine: ReadonlySet<string>) {
    this.#ids = ids;
    this.#counts = counts;
    this.#mine = mine;
  }

  static async since(
    reader: Reader,
    { operation_id, details }: { operation_id: string; details: readonly EntryDetail[] },
  ): Promise<CameMeanwhile> {
    const ids = new Map<string, Set<string>>();
    const counts = await foreignCounts(reader, { operation_id, details });
    for (const [account_id, mine] of Map.groupBy(details, (detail) => detail.account_id)) {
      const bank_ids = mine.flatMap(({ bank_id }) => bank_id ?? []);
      const rows = bank_ids.length === 0 ? new Map<string, never>() : await rowsById(reader, { account_id, bank_ids });
      ids.set(account_id, new Set(rows.keys()));
    }
    const made =
      details.length === 0
        ? []
        : await reader
            .selectFrom('transactions')
            .select('id')
            .where(
              'id',
              'in',
              details.map(({ id }) => id),
            )
            .execute();
    return new CameMeanwhile(ids, counts, new Set(made.map(({ id }) => id)));
  }

  /** Is it here by now? Of n new ones of a key the first are, as many as came. */
  has(detail: EntryDetail): boolean {
    const { id, account_id, bank_id, seen } = detail;
    if (this.#mine.has(id)) return true;
    if (bank_id !== null && (this.#ids.get(account_id)?.has(bank_id) || this.#brought.has(`${account_id} ${bank_id}`)))
      return true;
    if (!seen) return false;
    const now = this.#counts(detail);
    const came = bank_id === null ? now.none + now.id - seen.none - seen.id : now.none - seen.none;
    return came > seen.rank;
  }

  /** It is, from now on. */
  bring({ account_id, bank_id }: EntryDetail): void {
    if (bank_id !== null) this.#brought.add(`${account_id} ${bank_id}`);
  }
}

type CountsOf = (detail: Pick<EntryDetail, 'account_id' | 'match_key'>) => { none: number; id: number };

/** How many rows of other imports have an entry's key now. */
export async function foreignCounts(
  reader: Reader,
  { operation_id, details }: { operation_id: string; details: readonly EntryDetail[] },
): Promise<CountsOf> {
  const counts = new Map<string, Awaited<ReturnType<typeof countRows>>>();
  for (const [account_id, mine] of Map.groupBy(details, (detail) => detail.account_id)) {
    const match_keys = [...new Set(mine.map(({ match_key }) => match_key))];
    counts.set(account_id, await countRows(reader, { account_id, match_keys, butOf: operation_id }));
  }
  return ({ account_id, match_key }) => counts.get(account_id)?.get(match_key) ?? { none: 0, id: 0 };
}
