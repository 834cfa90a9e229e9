import { createHash } from 'node:crypto';
import { StewardError } from '../../../kernel/errors/errors.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { readPicture } from '../../../kernel/pictures/pictures.ts';
import type { PictureTable } from '../creatures.ts';
import type { CheckedPicture } from '../picture-bytes.ts';
import type { Collection } from './open-collection.ts';

/** How many are looked through at once. */
const AT_ONCE = 4;

/** The picture that a creature is to get, or why it gets none. */
export type Looked =
  | { readonly hash: string; readonly picture: CheckedPicture }
  | { readonly hash: string; readonly same: true }
  | { readonly reason: string };

export interface Wanted {
  readonly file: string;
  /** Of the picture that the creature shows now: what has these bytes needs no second look. */
  readonly current: string | undefined;
}

/** Takes pictures out of the archive and looks through them, a few at once; answers in order with what `keep` makes of each. @throws pictures.busy */
export async function lookThrough<Kept>(
  { picture: take }: Pick<Collection, 'picture'>,
  wanted: readonly (Wanted | undefined)[],
  keep: (looked: Looked) => Kept,
): Promise<(Kept | undefined)[]> {
  const found: (Kept | undefined)[] = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE)
    found.push(
      ...(await Promise.all(wanted.slice(from, from + AT_ONCE).map(async (one) => one && keep(await look(take, one))))),
    );
  return found;
}

async function look(take: Collection['picture'], { file, current }: Wanted): Promise<Looked> {
  if (!take) return { reason: 'picture: Pictures come in a zip only.' };
  try {
    const bytes = await take(file);
    if (!bytes) return { reason: `picture: The archive holds no ${file.slice(0, 100)}, or it is too large.` };
    if (hashOf(bytes) === current) return { hash: current, same: true };
    const picture = await readPicture(bytes);
    const hash = hashOf(picture.data);
    return hash === current ? { hash, same: true } : { hash, picture };
  } catch (error) {
    if (!(error instanceof StewardError) || error.code === 'pictures.busy') throw error;
    return { reason: `picture: ${error.message} It comes without one.` };
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Picture → the hash of its bytes. */
export async function hashesOf(
  { database }: Pick<Context, 'database'>,
  ids: readonly string[],
): Promise<Map<string, PictureTable['hash']>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read
    .selectFrom('creature_pictures')
    .select(['id', 'hash'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}
