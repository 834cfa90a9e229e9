import { hash, randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { TableLayout } from '../statements/statements.ts';
import type { FileDetail } from './import-detail.ts';

/** Of one source: the accounts that it was, the last one first. */
interface Memory {
  readonly account_id: string;
  readonly layout_id: string;
  readonly layout: TableLayout | null;
}

/** Under which an account of a file is remembered that has no number of mine. */
export function numberKey({ number, currency }: { number: string; currency: string | null }): string {
  return `number:${number.toUpperCase()}:${currency ?? ''}`;
}

/** Under which a table is remembered: its header, whatever the case and order of the file around it. null: it has none. */
export function headerKey(header: readonly string[]): string | null {
  if (header.every((name) => name.trim() === '')) return null;
  const text = header.map((name) => foldedKey(name).trim()).join('\u0000');
  return `header:${hash('sha256', text, 'hex').slice(0, 32)}`;
}

/** What is remembered of a person's sources. */
export class Remembered {
  readonly #memories: ReadonlyMap<string, readonly Memory[]>;

  constructor(memories: ReadonlyMap<string, readonly Memory[]>) {
    this.#memories = memories;
  }

  /** The account of a source, where it was always the same. */
  account(source_key: string): string | undefined {
    const [memory, ...others] = this.#memories.get(source_key) ?? [];
    return others.length === 0 ? memory?.account_id : undefined;
  }

  byId(layout_id: string): TableLayout | undefined {
    for (const memories of this.#memories.values())
      for (const memory of memories) if (memory.layout_id === layout_id && memory.layout) return memory.layout;
    return undefined;
  }

  /** How a table with this header is read: as that account's was, else as the last one was. */
  layout(source_key: string | null, account_id: string | undefined): { id: string; layout: TableLayout } | undefined {
    const memories = source_key === null ? [] : (this.#memories.get(source_key) ?? []);
    const memory = memories.find((each) => each.account_id === account_id) ?? memories[0];
    return memory?.layout ? { id: memory.layout_id, layout: memory.layout } : undefined;
  }
}

export async function remembered(reader: Reader, owner_id: string): Promise<Remembered> {
  const rows = await reader
    .selectFrom('import_layouts')
    .select(['id', 'source_key', 'account_id', 'layout'])
    .where('owner_id', '=', owner_id)
    .orderBy('used_at', 'desc')
    .orderBy('id', 'desc')
    .limit(2000)
    .execute();
  const memories = rows.map(({ id, source_key, account_id, layout }) => ({
    ...{ source_key, account_id, layout_id: id },
    layout: layout === null ? null : (JSON.parse(layout) as TableLayout),
  }));
  return new Remembered(Map.groupBy(memories, ({ source_key }) => source_key));
}

/** The next file of the same source is read and put in its place by itself; nothing is remembered of an account that is no more. */
export async function remember(
  tx: Writer,
  { owner_id, sources, nowMs }: { owner_id: string; sources: FileDetail['sources']; nowMs: number },
): Promise<void> {
  if (sources.length === 0) return;
  const accounts = await tx
    .selectFrom('accounts')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where(
      'id',
      'in',
      sources.map(({ account_id }) => account_id),
    )
    .execute();
  const here = new Set(accounts.map(({ id }) => id));
  for (const { source_key, account_id, layout } of sources.filter((source) => here.has(source.account_id)))
    await tx
      .insertInto('import_layouts')
      .values({
        ...{ id: randomUUIDv7(), owner_id, account_id, source_key, used_at: timestamp(nowMs) },
        layout: layout === null ? null : JSON.stringify(layout),
      })
      .onConflict((row) =>
        row
          .columns(['owner_id', 'source_key', 'account_id'])
          .doUpdateSet({ layout: (excluded) => excluded.ref('excluded.layout'), used_at: timestamp(nowMs) }),
      )
      .execute();
}
