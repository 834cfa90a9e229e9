import type { Writer } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Changed } from '../create-creature.ts';
import { creaturesError } from '../creatures.errors.ts';
import { describeCreature } from '../describe-creature.ts';
import { ownLivingRow } from '../own-rows.ts';
import { currentRevision } from '../revision.ts';
import { keepPictures, showPictures } from './keep-pictures.ts';
import { dropUnused, storeBytes } from '../picture-bytes.ts';
import type { CheckedPicture } from '../picture-bytes.ts';

interface Wanted {
  readonly id: string;
  /** That the creature must have; undefined: whatever it has. */
  readonly revision: number | undefined;
}

/**
 * Makes a creature show a picture that its owner gave. The bytes come first, then one transaction: without it, they go again.
 *
 * @throws creatures.not-found, creatures.changed-meanwhile
 */
export async function givePicture(
  context: Context,
  { id, revision, picture }: Wanted & { picture: CheckedPicture },
): Promise<Changed> {
  const { actor, database, clock } = context;
  const owner_id = actor.person_id;
  const stored = await storeBytes(context, { owner_id, picture });
  const unmade = { traits_hash: null, record: null, operation_id: null };
  const given = { creature_id: id, stored, made_by: 'person', ...unmade } as const;
  try {
    const { changed, dropped } = await database.write(async (tx) => {
      currentRevision(await ownLivingRow(tx, { id, owner_id }), revision);
      const { kept, dropped } = await keepPictures(tx, {
        ...{ database, owner_id, pictures: [given], nowMs: clock.nowMs() },
      });
      const [one] = kept;
      const change_id = (one?.became === 'kept' ? one.change_id : undefined) ?? null;
      return { changed: await described(tx, { id, owner_id, change_id }), dropped };
    });
    await storeBytes(context, { owner_id, picture });
    await dropUnused(context, { owner_id, hashes: dropped });
    return changed;
  } catch (error) {
    await dropUnused(context, { owner_id, hashes: [stored.hash] });
    throw error;
  }
}

/** Makes a creature show one of its older pictures. @throws creatures.not-found, creatures.picture-not-found, creatures.changed-meanwhile */
export async function choosePicture(
  { actor, database, clock }: Context,
  { id, revision, picture_id }: Wanted & { picture_id: string },
): Promise<Changed> {
  const owner_id = actor.person_id;
  return database.write(async (tx) => {
    const row = await ownLivingRow(tx, { id, owner_id });
    currentRevision(row, revision);
    const picture = await tx
      .selectFrom('creature_pictures')
      .select('id')
      .where('id', '=', picture_id)
      .where('creature_id', '=', id)
      .executeTakeFirst();
    if (!picture) throw creaturesError('creatures.picture-not-found');
    const shown =
      row.picture_id === picture_id ? [] : [{ row, picture_id, what: 'given', operation_id: null } as const];
    const changes = await showPictures(tx, { database, owner_id, shown, nowMs: clock.nowMs() });
    return described(tx, { id, owner_id, change_id: changes.get(id) ?? null });
  });
}

async function described(
  tx: Writer,
  { change_id, ...own }: { id: string; owner_id: string; change_id: string | null },
): Promise<Changed> {
  return { creature: await describeCreature(tx, await ownLivingRow(tx, own)), change_id };
}
