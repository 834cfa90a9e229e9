import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { isFresh } from '../../../kernel/http/route.ts';
import type { Reply, Request } from '../../../kernel/http/route.ts';
import { StewardError } from '../../../kernel/errors/errors.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { toPng } from '../../../kernel/pictures/pictures.ts';
import { sketch } from '../../../kernel/writer/writer.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { PictureTable } from '../creatures.table.ts';
import { ownRow } from '../own-rows.ts';
import { picturesOf } from '../tags-and-pictures.ts';
import { drawnFrom, pictureKey, traitsOf } from '../rows.ts';
import type { PictureForm } from './pictures.schema.ts';

/** A sketch is square; as an SVG it has any size. */
export const SKETCH_SIDE = 256;

/** A picture that can be sent: what it is, and how its bytes are had once they are wanted. */
export interface Sendable {
  /** Names the bytes: the same for ever. */
  readonly hash: string;
  readonly media_type: PictureTable['media_type'];
  readonly width: number;
  readonly height: number;
  readonly read: () => Promise<Readable | Buffer>;
  /** False: the address shows another picture some day. */
  readonly immutable: boolean;
}

/** One picture of mine by the hash of its content. @throws creatures.picture-not-found, for somebody else's too */
export async function pictureByHash(context: Context, { hash }: { hash: string }): Promise<Sendable> {
  const row = await context.database.read
    .selectFrom('creature_pictures')
    .select(['owner_id', 'hash', 'media_type', 'width', 'height'])
    .where('owner_id', '=', context.actor.person_id)
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (!row) throw creaturesError('creatures.picture-not-found');
  return { ...stored(context, row), immutable: true };
}

/** The drawing that stands in where a creature has no picture. Another hash than its traits' is of earlier traits: then it may not be kept. */
export async function sketchOf(
  { actor, database }: Context,
  { id, hash }: { id: string; hash?: string },
): Promise<Sendable> {
  const row = await ownRow(database.read, { id, owner_id: actor.person_id });
  return {
    hash: row.traits_hash.slice(0, 16),
    ...{ media_type: 'image/svg+xml', width: SKETCH_SIDE, height: SKETCH_SIDE },
    read: async () => Buffer.from(await sketch(drawnFrom({ ...row, traits: traitsOf(row) }))),
    immutable: row.traits_hash.slice(0, 16) === hash,
  };
}

/** What a creature shows now: its picture, or the sketch. @throws creatures.not-found */
export async function avatarNow(context: Context, { id }: { id: string }): Promise<Sendable> {
  const { actor, database } = context;
  const row = await ownRow(database.read, { id, owner_id: actor.person_id });
  const picture = (await picturesOf(database.read, [row])).get(row.picture_id ?? '');
  return picture ? { ...(await pictureByHash(context, picture)), immutable: false } : sketchOf(context, { id });
}

function stored(
  { storage }: Context,
  row: Pick<PictureTable, 'owner_id' | 'hash' | 'media_type' | 'width' | 'height'>,
): Omit<Sendable, 'immutable'> {
  return {
    ...{ hash: row.hash, media_type: row.media_type, width: row.width, height: row.height },
    async read() {
      try {
        return await storage.read(pictureKey(row));
      } catch (error) {
        if (error instanceof StewardError && error.code === 'storage.not-found')
          throw creaturesError('creatures.picture-not-found', { cause: error });
        throw error;
      }
    },
  };
}

/**
 * Sends a picture so that whatever is in it stays a picture: its own type, no sniffing, no script, no reference. Only the one whose it is
 * may keep it, and only for as long as they are the same person.
 */
export async function sendPicture(
  { request, reply }: { request: Request; reply: Reply },
  { hash, media_type, width, height, read, immutable }: Sendable,
  { format, size }: PictureForm,
): Promise<Reply> {
  const asPng = format === 'png';
  const etag = `"${asPng ? `${hash}-${size}` : hash}"`;
  const before = reply.getHeader('vary');
  reply
    .header('etag', etag)
    .header('vary', [...(before === undefined ? [] : [before]), 'Authorization'].join(', '))
    .header('cache-control', immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin');
  if (isFresh(request, etag)) return reply.code(304).removeHeader('content-type').send();
  const bytes = await read();
  if (!asPng) return reply.type(media_type).send(bytes);
  const data = bytes instanceof Uint8Array ? bytes : await buffer(bytes);
  return reply.type('image/png').send(Buffer.from(await toPng({ media_type, data, width, height }, size)));
}
