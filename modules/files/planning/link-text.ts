import { isUtf8 } from 'node:buffer';
import { readlinkSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';

/** What a symbolic link says; undefined where that is not UTF-8, and would be damaged by being written anew. */
export function readLink(path: string): string | undefined {
  const bytes = readlinkSync(path, { encoding: 'buffer' });
  return isUtf8(bytes) ? bytes.toString() : undefined;
}

/**
 * What a link in the folder `from` has to say in the folder `to`, both absolute, to point at the same place. Decided by the texts alone:
 * `..` behind a folder that is a link itself is taken for the folder that is written before it.
 */
export function relocated(text: string, { from, to }: { from: string; to: string }): string {
  if (from === to || isAbsolute(text)) return text;
  const place = relative(to, resolve(from, text)) || '.';
  return text.endsWith('/') ? `${place}/` : place;
}
