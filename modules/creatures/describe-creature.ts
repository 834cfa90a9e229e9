import type { Reader } from '../../kernel/database/database.ts';
import type { Creature } from './creatures.schema.ts';
import type { CreatureTable } from './creatures.table.ts';
import type { Before } from './keep-changes.ts';
import { toCreature } from './rows.ts';
import { picturesOf, tagsOf } from './tags-and-pictures.ts';

/** A row as it travels, with its tags and its picture. */
export async function describeCreature(reader: Reader, row: CreatureTable): Promise<Creature> {
  const { tags } = await asItIs(reader, row);
  const pictures = await picturesOf(reader, [row]);
  return toCreature(row, { tags, picture: pictures.get(row.picture_id ?? '') });
}

/** A creature as it is before a change, for the history. */
export async function asItIs(reader: Reader, row: CreatureTable): Promise<Before> {
  return { row, tags: (await tagsOf(reader, [row.id])).get(row.id) ?? [] };
}
