import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../../kernel/database/database.ts';
import type { CreatureChangeTable, CreatureTable, PictureTable } from '../creatures.table.ts';
import { keepChanges } from '../keep-changes.ts';
import type { Change } from '../keep-changes.ts';
import { tagsOf } from '../tags-and-pictures.ts';
import { isDrawn } from './is-drawn.ts';
import type { StoredPicture } from '../picture-bytes.ts';

/** That a creature keeps; the oldest that it does not show go first. */
export const MOST_PICTURES = 50;

/** A picture that a creature is to show from now on. Its bytes are stored. */
export interface NewPicture extends Pick<PictureTable, 'creature_id' | 'made_by' | 'traits_hash' | 'record'> {
  readonly stored: StoredPicture;
  readonly operation_id: string | null;
}

/** What became of one: `gone` is deleted or in the trash, `drawn` has its drawing already. */
export type Kept =
  | { readonly became: 'gone' | 'drawn' }
  | {
      readonly became: 'kept';
      readonly picture_id: string;
      /** That it showed before. */
      readonly before: string | null;
      /** Of the history; undefined where it showed this picture already. */
      readonly change_id: string | undefined;
    };

export interface Keeping {
  readonly database: Database;
  readonly owner_id: string;
  /** Of different creatures. */
  readonly pictures: readonly NewPicture[];
  readonly nowMs: number;
  /** Leaves those that have been drawn meanwhile. */
  readonly unlessDrawn?: boolean;
}

type Known = Pick<PictureTable, 'id' | 'creature_id' | 'hash' | 'made_by' | 'traits_hash'>;

/**
 * Makes creatures show new pictures, in the transaction of the caller: rows, revisions, history. A picture that a creature had before is
 * chosen again, not kept twice.
 *
 * @returns what became of each, in order; and the hashes of pictures that went, for `dropUnused` after the commit
 */
export async function keepPictures(
  tx: Writer,
  { database, owner_id, pictures, nowMs, unlessDrawn = false }: Keeping,
): Promise<{ kept: Kept[]; dropped: string[] }> {
  const ids = pictures.map(({ creature_id }) => creature_id);
  const rows = await livingRows(tx, { ids, owner_id });
  const known = await knownPictures(tx, [...rows.keys()]);
  const created_at = timestamp(nowMs);
  const added: PictureTable[] = [];
  const shown: Shown[] = [];
  const found = pictures.map((picture): Kept | (Shown & { picture_id: string }) => {
    const row = rows.get(picture.creature_id);
    if (!row) return { became: 'gone' };
    const theirs = known.get(row.id) ?? [];
    const now = theirs.find(({ id }) => id === row.picture_id);
    if (unlessDrawn && isDrawn(row, now)) return { became: 'drawn' };
    const same = theirs.find((one) => isSame(one, picture));
    const picture_id = same?.id ?? randomUUIDv7();
    const { stored, ...about } = picture;
    if (!same) added.push({ id: picture_id, owner_id, ...stored, ...about, created_at });
    if (picture_id === row.picture_id)
      return { became: 'kept', picture_id, before: row.picture_id, change_id: undefined };
    const what = picture.made_by === 'builtin' || picture.made_by === 'model' ? 'drawn' : 'given';
    const one = { row, picture_id, what, operation_id: picture.operation_id } as const;
    shown.push(one);
    return one;
  });
  await database.insertMany(
    tx,
    'creature_pictures',
    added.map((row) => ({ ...row })),
  );
  const changeIds = await showPictures(tx, { database, owner_id, shown, nowMs });
  const dropped = await dropOldest(tx, { known, added, shown });
  const kept = found.map((one): Kept =>
    'became' in one
      ? one
      : {
          ...{ became: 'kept', picture_id: one.picture_id, before: one.row.picture_id },
          change_id: changeIds.get(one.row.id),
        },
  );
  return { kept, dropped };
}

/** A creature and the picture that it shows from now on; null: a sketch. */
export interface Shown {
  readonly row: CreatureTable;
  readonly picture_id: string | null;
  readonly what: CreatureChangeTable['what'];
  readonly operation_id: string | null;
}

/** @returns the changes' ids by creature */
export async function showPictures(
  tx: Writer,
  {
    database,
    owner_id,
    shown,
    nowMs,
  }: { database: Database; owner_id: string; shown: readonly Shown[]; nowMs: number },
): Promise<Map<string, string>> {
  if (shown.length === 0) return new Map();
  const tags = await tagsOf(
    tx,
    shown.map(({ row }) => row.id),
  );
  const changes: Change[] = [];
  for (const { row, picture_id, what, operation_id } of shown) {
    const revision = row.revision + 1;
    await tx
      .updateTable('creatures')
      .set({ picture_id, revision, updated_at: timestamp(nowMs) })
      .where('id', '=', row.id)
      .execute();
    changes.push({
      ...{ creature_id: row.id, what, fields: ['picture'], revision, before: { row, tags: tags.get(row.id) ?? [] } },
      operation_id: operation_id ?? undefined,
    });
  }
  const ids = await keepChanges(tx, { database, owner_id, changes, nowMs });
  return new Map(shown.map(({ row }, index) => [row.id, ids[index] ?? '']));
}

/** Those that are not in the trash, unless `trashed`. */
export async function livingRows(
  tx: Writer,
  { ids, owner_id, trashed = false }: { ids: readonly string[]; owner_id: string; trashed?: boolean },
): Promise<Map<string, CreatureTable>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('creatures')
    .selectAll()
    .where('id', 'in', ids)
    .where('owner_id', '=', owner_id)
    .$if(!trashed, (query) => query.where('deleted_at', 'is', null))
    .execute();
  return new Map(
    rows.map((found) => {
      const { search: _, ...row } = found;
      return [row.id, row];
    }),
  );
}

/** By creature, the oldest first. */
async function knownPictures(tx: Writer, ids: readonly string[]): Promise<Map<string, Known[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('creature_pictures')
    .select(['id', 'creature_id', 'hash', 'made_by', 'traits_hash'])
    .where('creature_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ creature_id }) => creature_id);
}

function isSame(known: Known, { stored, made_by, traits_hash }: NewPicture): boolean {
  return known.hash === stored.hash && known.made_by === made_by && known.traits_hash === traits_hash;
}

async function dropOldest(
  tx: Writer,
  { known, added, shown }: { known: Map<string, Known[]>; added: readonly PictureTable[]; shown: readonly Shown[] },
): Promise<string[]> {
  const grown = new Set(added.map(({ creature_id }) => creature_id));
  const gone = shown.flatMap(({ row, picture_id }) => {
    const theirs = known.get(row.id) ?? [];
    const tooMany = theirs.length + (grown.has(row.id) ? 1 : 0) - MOST_PICTURES;
    // What it showed until now stays: an undo goes back to it.
    const unused = theirs.filter(({ id }) => id !== picture_id && id !== row.picture_id);
    return tooMany > 0 ? unused.slice(0, tooMany) : [];
  });
  if (gone.length === 0) return [];
  await tx
    .deleteFrom('creature_pictures')
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute();
  return gone.map(({ hash }) => hash);
}
