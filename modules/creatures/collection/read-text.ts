import { createReadStream } from 'node:fs';

/** Opens the bytes of a file from the beginning, as often as it is called. */
export type Open = () => Promise<AsyncIterable<Uint8Array>>;

export const openFile =
  (path: string): Open =>
  async () =>
    createReadStream(path, { highWaterMark: 256 * 1024 });

/** The text of a file in the charset that it seems to have, without its byte order mark. */
export async function* textOf(open: Open): AsyncGenerator<string> {
  const decoder = new TextDecoder(await charsetOf(open));
  for await (const chunk of await open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** UTF-8 where all of it is valid; UTF-16 by its mark or its zeros; else what Windows writes in the West. */
async function charsetOf(open: Open): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const chunk of await open()) {
    if (first) {
      const utf16 = utf16Of(chunk);
      if (utf16 !== undefined) return utf16;
    }
    first = false;
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return 'windows-1252';
    }
  }
  return 'utf-8';
}

function utf16Of(head: Uint8Array): string | undefined {
  const [one, two] = head;
  if ((one === 0xff && two === 0xfe) || (one !== 0 && two === 0)) return 'utf-16le';
  return (one === 0xfe && two === 0xff) || (one === 0 && two !== 0) ? 'utf-16be' : undefined;
}
