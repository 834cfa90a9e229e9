import { closeSync, openSync, readSync } from 'node:fs';
import type { Category, Kind } from './kinds.ts';
import { MEDIA_TYPES } from './media-types.ts';

export const UNKNOWN: Kind = { category: 'Other', media_type: 'application/octet-stream' };

/** What the extension says (lower case, no dot); undefined where it is empty, or one that nobody knows. */
export function kindByExtension(extension: string): Kind | undefined {
  return MEDIA_TYPES.get(extension);
}

/** What the first bytes say: for files whose extension says nothing. Reads at most 4 kB. */
export async function kindByContent(path: string): Promise<Kind> {
  const head = readHead(path, Buffer.allocUnsafe(HEAD_BYTES));
  if (head.length === 0) return UNKNOWN;
  // Loaded with the first file that needs it, not at the start.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head);
  if (!found) return UNKNOWN;
  return MEDIA_TYPES.get(found.ext) ?? { category: byMediaType(found.mime), media_type: found.mime };
}

const HEAD_BYTES = 4100;

function byMediaType(mediaType: string): Category {
  const [group] = mediaType.split('/');
  return group === 'image' ? 'Images' : group === 'video' ? 'Videos' : group === 'audio' ? 'Audio' : 'Other';
}

/** Reads the beginning of a file into `buffer`; nothing where it cannot be read: then the next best source decides. */
export function readHead(path: string, buffer: Buffer): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return buffer.subarray(0, 0);
  }
}
