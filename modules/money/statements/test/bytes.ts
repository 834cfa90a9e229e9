/** Text in a charset that `TextEncoder` does not write; `?` for what it has not. */
export function encoded(text: string, charset = 'utf-8'): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  const decoder = new TextDecoder(charset);
  const byChar = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text.split(''), (char) => byChar.get(char) ?? 0x3f);
}

/** Bytes in pieces of a size. */
export async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
