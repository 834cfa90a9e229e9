/**
 * A set of texts that keeps 53 bits of each: 16 to 32 bytes a text, however long, so that a million paths cost 32 MB at most.
 *
 * Bound: two texts of a million are taken for one with a chance of about 1 in 20,000. Whoever uses it must be right all the same
 * when it says yes too often; here a file then gets a number behind its name that it did not need.
 */
export class TextSet {
  /** Open addressing with linear probing; 0 is an empty slot. */
  #slots = new Float64Array(1024);
  #size = 0;

  has(text: string): boolean {
    return this.#slots[this.#slotOf(hash(text))] !== 0;
  }

  /** @returns whether it was new */
  add(text: string): boolean {
    const value = hash(text);
    const slot = this.#slotOf(value);
    if (this.#slots[slot] !== 0) return false;
    this.#slots[slot] = value;
    if (++this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #slotOf(value: number): number {
    const mask = this.#slots.length - 1;
    let slot = (value >>> 0) & mask;
    for (;;) {
      const there = this.#slots[slot];
      if (there === value || there === 0) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2);
    for (const value of old) if (value !== 0) this.#slots[this.#slotOf(value)] = value;
  }
}

/** FNV-1a in two lanes with different primes, mixed at the end; never 0. */
function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 15;
  }
  low ^= Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0) || 1;
}
