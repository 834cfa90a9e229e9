import { createRequire } from 'node:module';
import { readHead } from './category.ts';
import { isDay } from './date-in-name.ts';

/**
 * Cameras and phones write EXIF at the front; a maker's note or a preview before it seldom takes more. One buffer for all files, since
 * reading and understanding it is synchronous.
 */
const head = Buffer.alloc(128 * 1024);

const MAY_HAVE_EXIF = new Set(
  'jpg jpeg jpe jfif heic heif hif avif tif tiff png webp jxl dng cr2 cr3 nef nrw arw srf sr2 orf raf rw2 pef srw'.split(
    ' ',
  ),
);

/** Loaded with the first picture, not at the start. */
const exifReader = () => require('exifreader') as typeof import('exifreader');
const require = createRequire(import.meta.url);

export function mayHaveExif(extension: string): boolean {
  return MAY_HAVE_EXIF.has(extension);
}

/**
 * The day the shutter opened, YYYY-MM-DD, by the camera's own clock and place: EXIF 2.32 says nothing of zones in these tags, and a
 * person remembers the day where they were.
 */
export function exifDate(path: string): string | undefined {
  const start = readHead(path, head);
  if (!looksLikePicture(start)) return undefined;
  try {
    const tags = exifReader().load(start, {
      includeTags: { exif: ['DateTimeOriginal', 'DateTimeDigitized', 'DateTime'] },
    });
    for (const tag of [tags.DateTimeOriginal, tags.DateTimeDigitized, tags.DateTime]) {
      const date = dayOf(tag?.description);
      if (date !== undefined) return date;
    }
  } catch {
    // No EXIF, or none that can be read: the name or the disk knows a date.
  }
  return undefined;
}

/** `2024:01:31 12:00:00`, and zeros or blanks where a camera did not know. */
function dayOf(text: string | undefined): string | undefined {
  const found = /^(\d{4}):(\d\d):(\d\d)/.exec(text ?? '');
  if (!found) return undefined;
  const date = `${found[1]}-${found[2]}-${found[3]}`;
  return date >= '1826' && isDay(date) ? date : undefined;
}

/** The first bytes of JPEG, TIFF and the raw formats made from it, PNG, RIFF (WebP), Fuji, JPEG XL and ISO media (HEIC, AVIF, CR3). */
const MAGIC = [
  /^\xff\xd8\xff/,
  /^II[*RU]\0|^II\x2a|^IIRO|^MM\0\x2a/,
  /^\x89PNG/,
  /^RIFF....WEBP/s,
  /^FUJIFILM/,
  /^\0\0\0.JXL /s,
  /^....ftyp/s,
];

function looksLikePicture(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 12);
  return MAGIC.some((magic) => magic.test(start));
}
