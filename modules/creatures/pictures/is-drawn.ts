import type { CreatureTable, PictureTable } from '../creatures.table.ts';
import { avatarOf } from '../rows.ts';

/** What a picture's row says of it as an avatar. */
export type AvatarPicture = Pick<PictureTable, 'hash' | 'made_by' | 'traits_hash'>;

/** Has it the picture that it should have: drawn from its present traits, or given by somebody? */
export function isDrawn(row: Pick<CreatureTable, 'id' | 'traits_hash'>, picture: AvatarPicture | undefined): boolean {
  const { avatar_by, avatar_stale } = avatarOf(row, picture);
  return avatar_by !== null && !avatar_stale;
}
