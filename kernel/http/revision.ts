import { StewardError } from '../errors/errors.ts';
import type { FastifyReply as Reply, FastifyRequest as Request } from 'fastify';

/** Sends what is read or changed with its tag (RFC 9110, ETag), to come back as `If-Match`; a refusal because of a stale tag carries the tag of now. */
export async function tagged<Item extends { revision: number } | void>(
  reply: Reply,
  work: Promise<Item>,
): Promise<Item> {
  try {
    const item = await work;
    if (item) reply.header('etag', etagOf(item));
    return item;
  } catch (error) {
    if (error instanceof StewardError && error.status === 412 && typeof error.details['etag'] === 'string')
      reply.header('etag', error.details['etag']);
    throw error;
  }
}

/** The revision of an `If-Match`; undefined: whatever it is now. A list, or a tag that Steward never made, matches nothing: -1. */
export function wantedRevision({ headers }: Request): number | undefined {
  const header = headers['if-match']?.trim();
  if (header === undefined || header === '*') return undefined;
  const tag = /^(?:W\/)?"(\d{1,15})"$/.exec(header)?.[1];
  return tag === undefined ? -1 : Number(tag);
}

export function etagOf({ revision }: { revision: number }): string {
  return `"${revision}"`;
}

/** Has the caller what bears this tag? RFC 9110 13.1.2: weak or strong, one of a list, or `*`. */
export function isFresh({ headers }: Pick<Request, 'headers'>, etag: string): boolean {
  const tags = headers['if-none-match'];
  return tags !== undefined && (tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
}
