import { exactUnits, unitsText } from './exact-amount.ts';
import type { StatementItem } from './statement.ts';

/** Whether a statement adds up: what it began with, and what was booked, is what it ended with. */
export class Tally {
  #opening: bigint | undefined;
  #closing: bigint | undefined;
  #booked = 0n;
  #doubtful = false;

  /** What is broken is missing in the sum, and told so; an entry in another currency leaves nothing to be said. */
  count(item: StatementItem): void {
    if (item.what === 'balance') {
      if (item.which === 'opening') this.#opening = exactUnits(item.amount);
      else this.#closing = exactUnits(item.amount);
    } else if (item.what === 'entry' && item.status !== 'pending') {
      if (item.currency !== null) this.#doubtful = true;
      this.#booked += exactUnits(item.amount);
    }
  }

  get opened(): boolean {
    return this.#opening !== undefined;
  }

  get closed(): boolean {
    return this.#closing !== undefined;
  }

  /** By how much it does not, in a sentence; undefined where it does, or where a balance is missing. */
  fault(): string | undefined {
    if (this.#opening === undefined || this.#closing === undefined || this.#doubtful) return undefined;
    const off = this.#closing - this.#opening - this.#booked;
    if (off === 0n) return undefined;
    return `The statement does not add up: ${unitsText(this.#opening)} and the entries (${unitsText(this.#booked)}) should make ${unitsText(this.#closing)}, but ${unitsText(off)} is missing.`;
  }
}
