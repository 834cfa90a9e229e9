const BITS = 1024;
/** Of one value: enough to be wrong about one text in some thousands. */
const MOST_PAIRS = 6;

/** The pairs of letters in some pieces of text, as places in a table of `Pairs`; the later ones, which differ more. */
export function pairsOf(pieces: readonly string[]): readonly number[] {
  const places = new Set(pieces.flatMap((piece) => [...placesIn(piece)]));
  return [...places].slice(-MOST_PAIRS);
}

/**
 * Which pairs of letters stand side by side in some texts, a bit for each. Most values that rules look for are told to be absent by one of
 * them, without a look at the text.
 */
export class Pairs {
  readonly #bits = new Uint32Array(BITS / 32);

  constructor(...texts: readonly string[]) {
    for (const text of texts)
      for (let index = 1; index < text.length; index++) {
        const place = placeOf(text.charCodeAt(index - 1), text.charCodeAt(index));
        this.#bits[place >> 5] = (this.#bits[place >> 5] ?? 0) | (1 << (place & 31));
      }
  }

  /** false: one of them is surely not there. */
  have(places: readonly number[]): boolean {
    for (let index = 0; index < places.length; index++) {
      const place = places[index] ?? 0;
      if ((((this.#bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 0) return false;
    }
    return true;
  }
}

function* placesIn(text: string): Generator<number> {
  for (let index = 1; index < text.length; index++) yield placeOf(text.charCodeAt(index - 1), text.charCodeAt(index));
}

function placeOf(first: number, second: number): number {
  return (first * 37 + second) % BITS;
}
