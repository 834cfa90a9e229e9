/** What banks write where they have no reference. */
const NONE = /^(0+|NONREF|NOREF|NOTPROVIDED|NOT PROVIDED|NONE|N\/?A|NULL|UNKNOWN|[-.*X?]+)$/i;
const MOST = 255;

/** Which ids stood in the file so far, in some 24 bytes each: a table of numbers, as a map of texts would be the largest thing of a long file. */
export class SeenIds {
  #ids = new Float64Array(1024);
  #contents = new Uint32Array(1024);
  #count = 0;

  /** The id, or null where it is none: empty, a placeholder, or already the id of an entry of this account that says something else. */
  trusted(account: string, id: string | undefined, content: string): string | null {
    const given = reference(id);
    if (given === undefined || given.length > MOST) return null;
    const now = digest(content) >>> 0;
    const before = this.#remember(digest(`${account}\n${given}`), now);
    return before === undefined || before === now ? given : null;
  }

  /** The same for an id that is but made of what the entry says: whoever comes second has none. */
  once(account: string, id: string): string | null {
    if (id.length > MOST) return null;
    return this.#remember(digest(`${account}\n${id}`), 0) === undefined ? id : null;
  }

  /** @returns what the id was first remembered with; undefined if it is new */
  #remember(id: number, content: number): number | undefined {
    const at = this.#place(id);
    if (this.#ids[at] === id) return this.#contents[at];
    this.#ids[at] = id;
    this.#contents[at] = content;
    this.#count += 1;
    if (this.#count * 2 > this.#ids.length) this.#grow();
    return undefined;
  }

  /** Where it stands, or the free place where it belongs. */
  #place(id: number): number {
    let at = id % this.#ids.length;
    while (this.#ids[at] !== 0 && this.#ids[at] !== id) at = (at + 1) % this.#ids.length;
    return at;
  }

  #grow(): void {
    const [ids, contents] = [this.#ids, this.#contents];
    this.#ids = new Float64Array(ids.length * 2);
    this.#contents = new Uint32Array(ids.length * 2);
    ids.forEach((id, from) => {
      if (id === 0) return;
      const at = this.#place(id);
      this.#ids[at] = id;
      this.#contents[at] = contents[from] ?? 0;
    });
  }
}

/** A text as a reference, or undefined where it is a placeholder. */
export function reference(text: string | undefined): string | undefined {
  const given = text?.trim() ?? '';
  return given === '' || NONE.test(given) ? undefined : given;
}

/** 52 bits by two multiplicative hashes, never 0: not against an enemy, who could only make us doubt his own ids. */
function digest(text: string): number {
  let [a, b] = [0xde_ad_be_ef, 0x41_c6_ce_57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 0x1_00_00_00_00 * (b & 0x0f_ff_ff) + (a >>> 0) || 1;
}
