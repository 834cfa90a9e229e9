import { Readable } from 'node:stream';
import type { Request } from '../../../kernel/http/route.ts';
import { readPicture } from '../../../kernel/pictures/pictures.ts';
import { creaturesError } from '../creatures.errors.ts';
import type { CheckedPicture } from '../picture-bytes.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/**
 * A picture as it was sent, looked through. `admit` may refuse before anything is read.
 * @throws creatures.file-too-large, and pictures.* for what is no picture
 */
export async function readUpload(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  admit: () => Promise<unknown>,
): Promise<CheckedPicture> {
  if (Number(headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  await admit();
  return readPicture(await collect(body instanceof Readable ? body : Readable.from([])));
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
