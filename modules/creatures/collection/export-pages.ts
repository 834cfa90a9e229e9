import type { Context } from '../../../kernel/module/module.ts';
import type { CreatureTable, PictureTable } from '../creatures.ts';
import { filtered } from '../filter-creatures.ts';
import type { Filter } from '../filter-creatures.ts';
import { tagsOf } from '../tags-and-pictures.ts';

/** Which creatures are exported: those of a filter, or only these among them. */
export interface ExportFilter extends Filter {
  readonly id?: readonly string[] | undefined;
}

export type ExportedPicture = Pick<PictureTable, 'hash' | 'media_type' | 'made_by' | 'traits_hash'>;

export interface Exported {
  readonly row: CreatureTable;
  readonly tags: readonly string[];
  readonly picture: ExportedPicture | undefined;
}

/** Small enough to die young, see `export-csv.ts` of appointments. */
const PAGE = 250;

/** The actor's creatures in the order of their ids, a page at a time: memory stays the same whatever their number. */
export async function* exportPages(
  { actor, database, signal }: Context,
  { id: ids, ...filter }: ExportFilter,
): AsyncGenerator<Exported[]> {
  for (let after = ''; ;) {
    signal.throwIfAborted();
    const rows = await filtered(database.read, { database, owner_id: actor.person_id, ...filter })
      .$if(ids !== undefined, (query) => query.where('creatures.id', 'in', ids ?? []))
      .where('creatures.id', '>', after)
      .selectAll('creatures')
      .orderBy('creatures.id')
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const tags = await tagsOf(
      database.read,
      rows.map(({ id }) => id),
    );
    const pictures = await picturesOf(database.read, rows);
    yield rows.map(({ search: _search, ...row }) => ({
      row,
      tags: tags.get(row.id) ?? [],
      picture: pictures.get(row.picture_id ?? ''),
    }));
    if (rows.length < PAGE) return;
    after = last.id;
  }
}

async function picturesOf(
  read: Context['database']['read'],
  rows: readonly Pick<CreatureTable, 'picture_id'>[],
): Promise<Map<string, ExportedPicture>> {
  const ids = rows.flatMap(({ picture_id }) => picture_id ?? []);
  if (ids.length === 0) return new Map();
  const pictures = await read
    .selectFrom('creature_pictures')
    .select(['id', 'hash', 'media_type', 'made_by', 'traits_hash'])
    .where('id', 'in', ids)
    .execute();
  return new Map(pictures.map(({ id, ...picture }) => [id, picture]));
}
