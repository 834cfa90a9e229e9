/** What is counted of one key: see `KnownEntries`. */
const FIELDS = 6;
const START = 1024;
const MOST_FULL = 0.6;

/**
 * Six counts for each of any number of keys, in some 50 bytes each and outside the heap: a file of 200 MB has millions of them. Keys are 64 bits of a
 * hash; that two of a million are alike happens once in 30 million files.
 */
export class CountTable {
  #capacity = START;
  #used = 0;
  /** Of each slot the key's two halves, then its counts; a slot is free where both halves are zero. */
  #slots = new Uint32Array(START * (FIELDS + 2));

  get size(): number {
    return this.#used;
  }

  /** Where the counts of a key begin, or -1. It is true until the next `add`. `key`: its last 16 digits are of a hash, hexadecimal. */
  find(key: string, salt: number): number {
    const [high, low] = halves(key, salt);
    const at = this.#slotOf(high, low);
    return this.#isFree(at) ? -1 : at + 2;
  }

  /** As `find`; a key that is not here gets counts of zero. */
  add(key: string, salt: number): number {
    const [high, low] = halves(key, salt);
    let at = this.#slotOf(high, low);
    if (!this.#isFree(at)) return at + 2;
    if (this.#used + 1 > this.#capacity * MOST_FULL) {
      this.#grow();
      at = this.#slotOf(high, low);
    }
    this.#slots[at] = high;
    this.#slots[at + 1] = low;
    this.#used += 1;
    return at + 2;
  }

  get(place: number, field: number): number {
    return this.#slots[place + field] ?? 0;
  }

  set(place: number, field: number, value: number): void {
    this.#slots[place + field] = value;
  }

  /** Every key once. */
  each(visit: (place: number) => void): void {
    for (let at = 0; at < this.#slots.length; at += FIELDS + 2) if (!this.#isFree(at)) visit(at + 2);
  }

  #isFree(at: number): boolean {
    return this.#slots[at] === 0 && this.#slots[at + 1] === 0;
  }

  #slotOf(high: number, low: number): number {
    let slot = (high ^ Math.imul(low, 0x9e_37_79_b1)) >>> 0;
    for (;;) {
      slot &= this.#capacity - 1;
      const at = slot * (FIELDS + 2);
      if (this.#isFree(at) || (this.#slots[at] === high && this.#slots[at + 1] === low)) return at;
      slot += 1;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#slots = new Uint32Array(this.#capacity * (FIELDS + 2));
    for (let at = 0; at < old.length; at += FIELDS + 2) {
      const [high = 0, low = 0] = [old[at], old[at + 1]];
      if (high !== 0 || low !== 0) this.#slots.set(old.subarray(at, at + FIELDS + 2), this.#slotOf(high, low));
    }
  }
}

function halves(key: string, salt: number): [number, number] {
  const high = (Number.parseInt(key.slice(-16, -8), 16) ^ Math.imul(salt + 1, 0x85_eb_ca_6b)) >>> 0;
  const low = Number.parseInt(key.slice(-8), 16) >>> 0;
  return high === 0 && low === 0 ? [0, 1] : [high, low];
}
