import { closeSync, openSync, readSync } from 'node:fs';

const MAY_BE_MOVIE = new Set('mp4 m4v mov qt 3gp 3g2 insv lrv m4a m4b'.split(' '));

export function mayBeMovie(extension: string): boolean {
  return MAY_BE_MOVIE.has(extension);
}

/** Seconds from 1904, where QuickTime counts from, to 1970. */
const EPOCH_SECONDS = 2_082_844_800;
/** Boxes at the top of a file; more than this many is no film. */
const MOST_BOXES = 64;

/**
 * When a film was made, in milliseconds since 1970 UTC: the creation time in `moov/mvhd` (ISO/IEC 14496-12, 8.2.2). Reads a few bytes for each
 * box at the top of the file, however long the film is.
 */
export function movieDateMs(path: string): number | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const moov = findBox(file, 'moov', { from: 0, until: Number.MAX_SAFE_INTEGER });
    const mvhd = moov && findBox(file, 'mvhd', moov);
    return mvhd && creationMs(file, mvhd.from);
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** The content of the first box of this type. */
function findBox(file: number, type: string, { from, until }: Span): Span | undefined {
  const header = Buffer.alloc(16);
  for (let at = from, boxes = 0; at + 8 <= until && boxes < MOST_BOXES; boxes++) {
    const read = readSync(file, header, 0, 16, at);
    if (read < 8) return undefined;
    const short = header.readUInt32BE(0);
    // 1: the length is in the 8 bytes that follow the type; 0: to the end of the file.
    const long = short === 1 && read === 16;
    const size = long ? Number(header.readBigUInt64BE(8)) : short === 0 ? until - at : short;
    if (size < 8) return undefined;
    if (header.toString('latin1', 4, 8) === type) return { from: at + (long ? 16 : 8), until: at + size };
    at += size;
  }
  return undefined;
}

function creationMs(file: number, at: number): number | undefined {
  const fields = Buffer.alloc(12);
  if (readSync(file, fields, 0, 12, at) < 12) return undefined;
  const seconds = fields[0] === 1 ? Number(fields.readBigUInt64BE(4)) : fields.readUInt32BE(4);
  // 0 and the like: the camera did not know.
  return seconds > EPOCH_SECONDS ? (seconds - EPOCH_SECONDS) * 1000 : undefined;
}
