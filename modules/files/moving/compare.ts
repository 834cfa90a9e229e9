import { closeSync, openSync, readSync } from 'node:fs';
import { Breath } from '../breath.ts';

const CHUNK_BYTES = 256 * 1024;

/** Are the two files alike, byte for byte? */
export async function sameBytes(one: string, other: string): Promise<boolean> {
  const files = [openSync(one, 'r')];
  try {
    files.push(openSync(other, 'r'));
    const [a = -1, b = -1] = files;
    const [left, right] = [Buffer.allocUnsafe(CHUNK_BYTES), Buffer.allocUnsafe(CHUNK_BYTES)];
    const breath = new Breath();
    for (let at = 0; ; at += CHUNK_BYTES) {
      const read = readFully(a, left, at);
      if (read !== readFully(b, right, at) || left.compare(right, 0, read, 0, read) !== 0) return false;
      if (read < CHUNK_BYTES) return true;
      await breath.take();
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}

function readFully(file: number, into: Buffer, at: number): number {
  let read = 0;
  for (let more = 1; more > 0 && read < into.length; read += more)
    more = readSync(file, into, read, into.length - read, at + read);
  return read;
}
