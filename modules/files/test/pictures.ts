/** Files that hold a date of their own, as small as they can be. */

/** A JPEG with EXIF (TIFF, little-endian) that says `DateTimeOriginal`, such as `2019:07:06 05:04:03`. */
export function jpegTaken(dateTime: string): Buffer {
  const text = Buffer.from(`${dateTime}\0`, 'latin1');
  const tiff = Buffer.alloc(44 + text.length);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  // IFD0 with one entry, the pointer to the EXIF IFD at 26.
  tiff.writeUInt16LE(1, 8);
  entry(tiff, 10, { tag: 0x8769, type: 4, count: 1, value: 26 });
  // The EXIF IFD with one entry, DateTimeOriginal, whose text is at 44.
  tiff.writeUInt16LE(1, 26);
  entry(tiff, 28, { tag: 0x9003, type: 2, count: text.length, value: 44 });
  text.copy(tiff, 44);
  const app1 = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(app1.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, app1, Buffer.from([0xff, 0xd9])]);
}

function entry(
  into: Buffer,
  at: number,
  { tag, type, count, value }: { tag: number; type: number; count: number; value: number },
): void {
  into.writeUInt16LE(tag, at);
  into.writeUInt16LE(type, at + 2);
  into.writeUInt32LE(count, at + 4);
  into.writeUInt32LE(value, at + 8);
}

/** A QuickTime film whose `moov/mvhd` says when it was made; `before` stands between `ftyp` and `moov`, as the pictures do. */
export function filmMade(iso: string, { version = 0, before = 0 } = {}): Buffer {
  const seconds = Date.parse(iso) / 1000 + 2_082_844_800;
  const fields = Buffer.alloc(version === 1 ? 32 : 20);
  fields[0] = version;
  if (version === 1) fields.writeBigUInt64BE(BigInt(seconds), 4);
  else fields.writeUInt32BE(seconds, 4);
  const moov = box('moov', box('mvhd', fields));
  return Buffer.concat([box('ftyp', Buffer.from('qt  \0\0\0\0', 'latin1')), box('mdat', Buffer.alloc(before)), moov]);
}

function box(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(content.length + 8);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}
