import type { Context } from '../../../kernel/module/module.ts';
import { etagOf } from '../../../kernel/http/route.ts';
import { creaturesError } from '../creatures.errors.ts';
import { keepPictures, livingRows, showPictures } from './keep-pictures.ts';
import { dropUnused, storeBytes } from './store-bytes.ts';
import type { CheckedPicture } from './store-bytes.ts';

/** The change in the history; null: it showed this picture already. */
export interface Given {
  readonly change_id: string | null;
}

/**
 * Makes a creature show a picture that its owner gave. The bytes come first, then one transaction: without it, they go again.
 *
 * @throws creatures.not-found, creatures.changed-meanwhile
 */
export async function givePicture(
  context: Context,
  { id, picture, wanted }: { id: string; picture: CheckedPicture; wanted: number | undefined },
): Promise<Given> {
  const { actor, database, clock } = context;
  const owner_id = actor.person_id;
  const stored = await storeBytes(context, { owner_id, picture });
  const given = {
    creature_id: id,
    stored,
    made_by: 'person',
    traits_hash: null,
    record: null,
    operation_id: null,
  } as const;
  try {
    const { kept, dropped } = await database.write(async (tx) => {
      await checkRevision(tx, { id, owner_id, wanted });
      return keepPictures(tx, { database, owner_id, pictures: [given], nowMs: clock.nowMs() });
    });
    await storeBytes(context, { owner_id, picture });
    await dropUnused(context, { owner_id, hashes: dropped });
    const [one] = kept;
    return { change_id: (one?.became === 'kept' ? one.change_id : undefined) ?? null };
  } catch (error) {
    await dropUnused(context, { owner_id, hashes: [stored.hash] });
    throw error;
  }
}

/** Makes a creature show one of its older pictures. @throws creatures.not-found, creatures.picture-not-found, creatures.changed-meanwhile */
export async function choosePicture(
  { actor, database, clock }: Context,
  { id, picture_id, wanted }: { id: string; picture_id: string; wanted: number | undefined },
): Promise<Given> {
  const owner_id = actor.person_id;
  return database.write(async (tx) => {
    const row = await checkRevision(tx, { id, owner_id, wanted });
    const picture = await tx
      .selectFrom('creature_pictures')
      .select('id')
      .where('id', '=', picture_id)
      .where('creature_id', '=', id)
      .executeTakeFirst();
    if (!picture) throw creaturesError('creatures.picture-not-found');
    if (row.picture_id === picture_id) return { change_id: null };
    const shown = [{ row, picture_id, what: 'given', operation_id: null }] as const;
    const changes = await showPictures(tx, { database, owner_id, shown, nowMs: clock.nowMs() });
    return { change_id: changes.get(id) ?? null };
  });
}

async function checkRevision(
  tx: Parameters<typeof livingRows>[0],
  { id, owner_id, wanted }: { id: string; owner_id: string; wanted: number | undefined },
) {
  const row = (await livingRows(tx, { ids: [id], owner_id })).get(id);
  if (!row) throw creaturesError('creatures.not-found');
  if (wanted !== undefined && wanted !== row.revision)
    throw creaturesError('creatures.changed-meanwhile', { details: { etag: etagOf(row) } });
  return row;
}
