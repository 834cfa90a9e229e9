import { StewardError } from '../../kernel/errors/errors.ts';
import type { Reply, Request } from '../../kernel/http/route.ts';
import { appointmentsError } from './appointments.errors.ts';

/** Sends what is read or changed with its tag, to come back as `If-Match`; a refusal because of a stale tag carries the tag of now. */
export async function tagged<Item extends { revision: number } | void>(
  reply: Reply,
  work: Promise<Item>,
): Promise<Item> {
  try {
    const item = await work;
    if (item) reply.header('etag', etag(item));
    return item;
  } catch (error) {
    if (error instanceof StewardError && error.code === 'appointments.changed-meanwhile')
      reply.header('etag', String(error.details['etag']));
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

/** @throws appointments.changed-meanwhile, with the tag of now */
export function currentRevision(row: { revision: number }, revision: number | undefined): void {
  if (revision === undefined || row.revision === revision) return;
  throw appointmentsError('appointments.changed-meanwhile', {
    detail: 'It was changed since you read it; read it again and decide anew.',
    details: { etag: etag(row) },
  });
}

function etag({ revision }: { revision: number }): string {
  return `"${revision}"`;
}
