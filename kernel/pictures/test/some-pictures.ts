import sharp from 'sharp';

type Format = 'png' | 'jpeg' | 'webp';

/** A picture of many colours, the same each time. */
export async function picture({
  format = 'png',
  width = 512,
  height = width,
}: { format?: Format; width?: number; height?: number } = {}): Promise<Uint8Array> {
  return canvas(width, height, (x, y) => [(x * 7) % 256, (y * 5) % 256, (x + y) % 256])
    .toFormat(format)
    .toBuffer();
}

/** One colour all over. */
export async function blankPicture(format: Format = 'png', side = 512): Promise<Uint8Array> {
  return canvas(side, side, () => [200, 210, 220])
    .toFormat(format)
    .toBuffer();
}

/** As a camera writes it: lying on its side, with where it was taken. The left half is red, and the upper one when it is turned upright. */
export async function photo(width = 300, height = 200): Promise<Uint8Array> {
  return canvas(width, height, (x) => (x < width / 2 ? [255, 0, 0] : [0, 0, 255]))
    .jpeg({ quality: 100 })
    .withExif({
      IFD0: { Make: 'Secret camera', Software: '<script>alert(1)</script>' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

function canvas(width: number, height: number, colour: (x: number, y: number) => readonly [number, number, number]) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) pixels.set(colour(at % width, Math.floor(at / width)), at * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The bytes of an SVG. */
export const svg = (inside: string, attributes = 'viewBox="0 0 100 100"'): Uint8Array =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
