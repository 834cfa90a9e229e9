import type { MediaType } from './picture.ts';

/** How far into a file an `<svg` may be: past comments of a drawing program. */
const SVG_WITHIN = 4096;

/** What the bytes are, whatever somebody called them; undefined where it is none of the four. */
export function sniff(bytes: Uint8Array): MediaType | undefined {
  const starts = (at: number, ...signature: number[]) => signature.every((byte, index) => bytes[at + index] === byte);
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return startsAsSvg(new TextDecoder('utf-8').decode(bytes.subarray(0, SVG_WITHIN))) ? 'image/svg+xml' : undefined;
}

/** The first element is `svg`, or a doctype says that it will be, past an XML declaration and comments. */
function startsAsSvg(text: string): boolean {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
    if (end === undefined) return /^<(?:[a-z][\w.-]*:)?svg[\s/>]|^<!doctype\s+svg\b/i.test(rest);
    const at = rest.indexOf(end);
    if (at === -1) return false;
    rest = rest.slice(at + end.length).trimStart();
  }
}
