import { randomUUIDv7 } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Clock } from '../clock/clock.ts';
import type { Storage } from '../storage/storage.ts';

/** A kind of file that people send to be imported. */
export interface UploadKind {
  /** Of the stored file's name, without the dot. */
  readonly ending: string;
  readonly mostBytes: number;
  /** Does a file that begins so look like one? It is asked again with more, up to `HEAD_BYTES`, until it says yes. */
  readonly recognize: (head: Buffer) => boolean;
  readonly tooLarge: () => Error;
  readonly notOne: () => Error;
  readonly notFound: () => Error;
}

/** Whose upload it is, and where it lies. */
interface Around {
  readonly storage: Storage;
  readonly actor: { readonly person_id: string };
}

/** In which a file says what it is. */
const HEAD_BYTES = 64 * 1024;
const KEPT_MS = 7 * 24 * 3_600_000;

/** Files of one kind that wait to be imported, each person's own; what nobody has imported in a week goes. */
export interface Uploads {
  /**
   * Stores a file as it comes, without holding it in memory.
   * @returns the id of the upload
   * @throws the kind's `tooLarge` and `notOne`
   */
  store(
    around: Around & { readonly clock: Clock },
    upload: { body: AsyncIterable<Uint8Array>; length: number | undefined },
  ): Promise<string>;
  /** @throws the kind's `notFound`, where it is another person's, too */
  read(around: Around, id: string): Promise<Readable>;
  exists(around: Around, id: string): Promise<boolean>;
  /** The same bytes, up to what a file may have. @throws the kind's `tooLarge` and `notOne` */
  checked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
}

/**
 * @example
 * const calendars = uploadsOf({ ending: 'ics', mostBytes, recognize: saysCalendar, tooLarge, notOne, notFound });
 * const upload_id = await calendars.store(context, { body: request.body, length });
 */
export function uploadsOf(kind: UploadKind): Uploads {
  /** The owner is in the name: an upload is found by nobody else. */
  const keyOf = ({ actor }: Around, id: string) => `imports/${actor.person_id}/${id}.${kind.ending}`;
  const checked = (body: AsyncIterable<Uint8Array>) => checkedBytes(kind, body);
  return {
    checked,
    async store(around, { body, length }) {
      if ((length ?? 0) > kind.mostBytes) throw kind.tooLarge();
      await forgetOld(around);
      const id = randomUUIDv7();
      await around.storage.put(keyOf(around, id), Readable.from(checked(body), { objectMode: false }));
      return id;
    },
    async read(around, id) {
      const key = keyOf(around, id);
      if (!(await around.storage.find(key))) throw kind.notFound();
      return around.storage.read(key);
    },
    exists: async (around, id) => (await around.storage.find(keyOf(around, id))) !== undefined,
  };
}

async function* checkedBytes(kind: UploadKind, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > kind.mostBytes) throw kind.tooLarge();
    if (head) {
      head = Buffer.concat([head, chunk]);
      if (kind.recognize(head)) head = undefined;
      else if (head.length > HEAD_BYTES) throw kind.notOne();
    }
    yield chunk;
  }
  if (head) throw kind.notOne();
}

/** An undone import needs its file no more: what it did is in its journal. */
async function forgetOld({ storage, actor, clock }: Around & { readonly clock: Clock }): Promise<void> {
  for (const { key, modified_at } of await storage.list(`imports/${actor.person_id}/`)) {
    if (Date.parse(modified_at) > clock.nowMs() - KEPT_MS) return;
    await storage.delete(key);
  }
}
