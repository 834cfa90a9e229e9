/** What banks write where they have no reference. */
const NONE = /^(0+|NONREF|NOREF|NOTPROVIDED|NOT PROVIDED|NONE|N\/?A|NULL|UNKNOWN|[-.*X?]+)$/i;
const MOST = 255;

/** Which ids stood in the file so far, in some 60 bytes each. */
export class SeenIds {
  readonly #contents = new Map<number, number>();

  /** The id, or null where it is none: empty, a placeholder, or already the id of an entry of this account that says something else. */
  trusted(account: string, id: string | undefined, content: string): string | null {
    const given = id?.trim() ?? '';
    if (given === '' || given.length > MOST || NONE.test(given)) return null;
    const key = digest(`${account}\n${given}`);
    const now = digest(content);
    const before = this.#contents.get(key);
    if (before === undefined) this.#contents.set(key, now);
    return before === undefined || before === now ? given : null;
  }

  /** The same for an id that is but made of what the entry says: whoever comes second has none. */
  once(account: string, id: string): string | null {
    const key = digest(`${account}\n${id}`);
    if (id.length > MOST || this.#contents.has(key)) return null;
    this.#contents.set(key, 0);
    return id;
  }
}

/** Any text's own reference, or undefined where it is a placeholder. */
export function reference(text: string | undefined): string | undefined {
  const given = text?.trim() ?? '';
  return given === '' || NONE.test(given) ? undefined : given;
}

/** 52 bits by two multiplicative hashes: not against an enemy, who could only make us doubt his own ids. */
function digest(text: string): number {
  let [a, b] = [0xde_ad_be_ef, 0x41_c6_ce_57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 0x1_00_00_00_00 * (b & 0x0f_ff_ff) + (a >>> 0);
}
