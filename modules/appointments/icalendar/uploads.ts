import { randomUUIDv7 } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Context } from '../../../kernel/module/module.ts';
import { appointmentsError } from '../appointments.errors.ts';

const MOST_BYTES = 100 * 1024 * 1024;
/** In which a calendar says that it is one. */
const HEAD_BYTES = 64 * 1024;
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Stores a file that is to be imported, as it comes, without holding it in memory.
 * @returns the id of the upload
 * @throws appointments.file-too-large, appointments.not-a-calendar
 */
export async function storeUpload(
  { storage, actor, clock }: Context,
  { body, length }: { body: AsyncIterable<Uint8Array>; length: number | undefined },
): Promise<string> {
  if ((length ?? 0) > MOST_BYTES) throw tooLarge();
  await forgetOld({ storage, actor, clock });
  const id = randomUUIDv7();
  await storage.put(keyOf(actor, id), Readable.from(checked(body), { objectMode: false }));
  return id;
}

/** @throws appointments.upload-not-found, where it is another person's, too */
export async function readUpload(
  { storage, actor }: Pick<Context, 'storage' | 'actor'>,
  id: string,
): Promise<Readable> {
  const key = keyOf(actor, id);
  if (!(await storage.find(key))) throw appointmentsError('appointments.upload-not-found');
  return storage.read(key);
}

export async function uploadExists(
  { storage, actor }: Pick<Context, 'storage' | 'actor'>,
  id: string,
): Promise<boolean> {
  return (await storage.find(keyOf(actor, id))) !== undefined;
}

/** The owner is in the name: an upload is found by nobody else. */
function keyOf({ person_id }: Context['actor'], id: string): string {
  return `imports/${person_id}/${id}.ics`;
}

/** The same bytes, up to what a file may have. @throws appointments.file-too-large, appointments.not-a-calendar */
export async function* checked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw tooLarge();
    if (head) {
      head = Buffer.concat([head, chunk]);
      if (saysCalendar(head)) head = undefined;
      else if (head.length > HEAD_BYTES) throw appointmentsError('appointments.not-a-calendar');
    }
    yield chunk;
  }
  if (head) throw appointmentsError('appointments.not-a-calendar');
}

/** UTF-16 too: its letters have zeros between them. */
function saysCalendar(head: Buffer): boolean {
  return /BEGIN:\s*VCALENDAR/i.test(head.toString('latin1').replaceAll('\0', ''));
}

function tooLarge() {
  return appointmentsError('appointments.file-too-large', { detail: 'A calendar file has 100 MB at most.' });
}

/** What nobody has imported in a week. An undone import needs its file no more: what it did is in its journal. */
async function forgetOld({ storage, actor, clock }: Pick<Context, 'storage' | 'actor' | 'clock'>): Promise<void> {
  for (const { key, modified_at } of await storage.list(`imports/${actor.person_id}/`)) {
    if (Date.parse(modified_at) > clock.nowMs() - KEPT_MS) return;
    await storage.delete(key);
  }
}
