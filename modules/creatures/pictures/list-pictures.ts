import type { DrawingRecord } from '../../../kernel/writer/writer.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Picture } from '../creatures.schema.ts';
import { ownRow } from '../own-rows.ts';
import { pictureUrl } from '../rows.ts';

/** The pictures that a creature has and had, the newest first. @throws creatures.not-found */
export async function listPictures({ actor, database }: Context, { id }: { id: string }): Promise<Picture[]> {
  const { picture_id } = await ownRow(database.read, { id, owner_id: actor.person_id });
  const rows = await database.read
    .selectFrom('creature_pictures')
    .selectAll()
    .where('creature_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, url: pictureUrl(row), media_type: row.media_type, width: row.width, height: row.height },
    ...{ bytes: row.bytes, made_by: row.made_by, model: modelOf(row.record), current: row.id === picture_id },
    ...{ operation_id: row.operation_id, created_at: row.created_at },
  }));
}

function modelOf(record: string | null): string | null {
  return record === null ? null : (JSON.parse(record) as DrawingRecord).model;
}
