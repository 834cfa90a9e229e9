import { Readable } from 'node:stream';
import type { Request } from '../../../kernel/http/route.ts';
import { readPicture } from '../../../kernel/pictures/pictures.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { CheckedPicture } from '../picture-bytes.ts';

const MOST_BYTES = 10 * 1024 * 1024;
/** Of one person. Each holds its bytes until they are looked through; the others wait with theirs on the wire. */
const AT_ONCE = 3;

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}
const lines = new Map<string, Line>();

/**
 * A picture as it was sent, looked through. `admit` may refuse before anything is read.
 * @throws creatures.file-too-large, and pictures.* for what is no picture
 */
export async function readUpload(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  { person_id, admit }: { person_id: string; admit: () => Promise<unknown> },
): Promise<CheckedPicture> {
  if (Number(headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  await admit();
  return inTurn(person_id, async () => readPicture(await collect(body instanceof Readable ? body : Readable.from([]))));
}

async function inTurn<T>(person_id: string, work: () => Promise<T>): Promise<T> {
  const line = lines.getOrInsertComputed(person_id, (): Line => ({ running: 0, waiting: [] }));
  if (line.running < AT_ONCE) line.running += 1;
  else await new Promise<void>((resolve) => line.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    // Whoever is next takes over the place.
    if (next) next();
    else line.running -= 1;
    if (line.running === 0) lines.delete(person_id);
  }
}

/** All of it, or not too much of it. */
async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge() {
  return creaturesError('creatures.file-too-large', { detail: 'A picture has 10 MB at most.' });
}
