/** A name in two halves: `IMG_1` and `.JPG`, `backup` and `.tar.gz`, `.profile` and nothing. */
export interface NameParts {
  readonly stem: string;
  /** With its dot, as it is written; may be empty. */
  readonly ending: string;
}

const EXTENSION = /^[\p{L}\p{N}_+-]{1,16}$/u;

export function splitName(name: string): NameParts {
  const dot = name.lastIndexOf('.');
  if (dot < 1 || !EXTENSION.test(name.slice(dot + 1))) return { stem: name, ending: '' };
  const cut = dot > 4 && /\.tar$/i.test(name.slice(dot - 4, dot)) ? dot - 4 : dot;
  return { stem: name.slice(0, cut), ending: name.slice(cut) };
}

/** What follows the last dot, in lower case: `jpg`; empty where there is none. Letters, digits, `_`, `+` and `-` only. */
export function extensionOf(name: string): string {
  const { ending } = splitName(name);
  return ending.slice(ending.lastIndexOf('.') + 1).toLowerCase();
}

/** Linux and macOS allow 255 bytes (macOS: of UTF-8 or units of UTF-16), Windows 255 units of UTF-16. */
const LONGEST_NAME_BYTES = 255;

/** The longest beginning of `stem` that leaves `room` bytes in a name, cut between characters. */
export function shortened(stem: string, room: number): string {
  const most = LONGEST_NAME_BYTES - room;
  // Three bytes are the most that one unit of UTF-16 becomes.
  if (stem.length * 3 <= most || Buffer.byteLength(stem) <= most) return stem;
  let bytes = 0;
  let end = 0;
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    end += character.length;
  }
  return stem.slice(0, end).trimEnd();
}
