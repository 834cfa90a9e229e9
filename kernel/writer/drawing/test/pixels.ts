import { inflateSync } from 'node:zlib';

/** The bytes of red, green, blue (and alpha) of a PNG of eight bits without interlace, as our rasteriser writes it (RFC 2083). */
export function pixelsOf(png: Uint8Array): { pixels: Uint8Array; channels: number; side: number } {
  const bytes = Buffer.from(png);
  const [side, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[bytes.readUInt8(25)];
  if (channels === undefined || bytes.readUInt8(24) !== 8) throw new Error('This PNG is of another kind.');
  const packed: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(packed));
  const width = side * channels;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (width + 1)] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const up = y === 0 ? 0 : (pixels[at - width] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[at - width - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[at] = (raw[y * (width + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { pixels, channels, side };
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
