import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { StewardError } from '../../kernel/errors/errors.ts';
import type { Context } from '../../kernel/module/module.ts';
import type { Storage } from '../../kernel/storage/storage.ts';
import type { PictureTable } from './creatures.table.ts';
import { pictureKey } from './rows.ts';

/** A picture that was looked through: `readPicture`'s, or one that the writer drew. */
export interface CheckedPicture extends Pick<PictureTable, 'media_type' | 'width' | 'height'> {
  readonly data: Uint8Array;
}

/** What a row says of the bytes that are stored. */
export type StoredPicture = Pick<PictureTable, 'hash' | 'media_type' | 'width' | 'height' | 'bytes'>;

type Owned = Pick<PictureTable, 'owner_id' | 'hash'>;

/**
 * Stores the bytes of a picture, before the row that names them. Whoever has committed the row calls it once more: whatever was dropped
 * in between, because no row named it yet, is there again.
 */
export async function storeBytes(
  { storage }: Pick<Context, 'storage'>,
  { owner_id, picture }: { owner_id: string; picture: CheckedPicture },
): Promise<StoredPicture> {
  const { media_type, width, height, data } = picture;
  const hash = createHash('sha256').update(data).digest('hex');
  await putOnce(storage, { owner_id, hash, data });
  return { hash, media_type, width, height, bytes: data.byteLength };
}

/**
 * Removes the bytes that no row of the owner names any more. Somebody may be about to name them: that row is looked for again when the
 * bytes are gone, and whoever commits one looks for its bytes, so that one of the two puts them back. Never throws: what is left behind
 * the duty finds.
 */
export async function dropUnused(
  { storage, database, log }: Pick<Context, 'storage' | 'database' | 'log'>,
  { owner_id, hashes }: { owner_id: string; hashes: readonly string[] },
): Promise<void> {
  try {
    for (const hash of await unusedOf({ database }, { owner_id, hashes })) {
      const key = pictureKey({ owner_id, hash });
      if (!(await storage.find(key))) continue;
      const data = await buffer(await storage.read(key));
      await storage.delete(key);
      const [named] = await namedOf({ database }, { owner_id, hashes: [hash] });
      if (named !== undefined) await putOnce(storage, { owner_id, hash, data });
    }
  } catch (error) {
    log.warn({ err: error }, 'pictures that nobody shows any more could not be removed');
  }
}

async function unusedOf(
  { database }: Pick<Context, 'database'>,
  { owner_id, hashes }: { owner_id: string; hashes: readonly string[] },
): Promise<string[]> {
  const named = new Set(await namedOf({ database }, { owner_id, hashes }));
  return [...new Set(hashes)].filter((hash) => !named.has(hash));
}

async function namedOf(
  { database }: Pick<Context, 'database'>,
  { owner_id, hashes }: { owner_id: string; hashes: readonly string[] },
): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await database.read
    .selectFrom('creature_pictures')
    .select('hash')
    .distinct()
    .where('owner_id', '=', owner_id)
    .where('hash', 'in', hashes)
    .execute();
  return rows.map(({ hash }) => hash);
}

async function putOnce(storage: Storage, { data, ...owned }: Owned & { data: Uint8Array }): Promise<void> {
  const key = pictureKey(owned);
  if (await storage.find(key)) return;
  try {
    await storage.put(key, data, { ifAbsent: true });
  } catch (error) {
    // Somebody was faster, with the same bytes.
    if (!(error instanceof StewardError && error.code === 'storage.exists')) throw error;
  }
}
