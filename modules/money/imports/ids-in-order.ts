import { randomBytes } from 'node:crypto';

/** Bits of a place: what is left of a UUIDv7 beside the time and 48 random ones. */
const PLACE_BITS = 26;
const LAST_PLACE = 2 ** PLACE_BITS - 1;

interface Dated {
  readonly account_id: string;
  readonly date: string;
}

/**
 * Ids of what one file brings, UUIDv7s that ascend as the bookings happened: lists have the bookings of a day in the order of their ids, and balances run
 * along them. A file that goes from the newest to the oldest has the last booking of a day first.
 */
export class IdsInOrder {
  readonly #ms: number;
  #newestFirst: boolean | undefined;

  /** `ms`: of files that come together the later one has the later. */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /** The next entries in the file's order. The first of different days say which way it goes. */
  look(entries: readonly Dated[]): void {
    if (this.#newestFirst !== undefined) return;
    let [later, earlier] = [0, 0];
    const last = new Map<string, string>();
    for (const { account_id, date } of entries) {
      const before = last.get(account_id) ?? date;
      if (date > before) later += 1;
      else if (date < before) earlier += 1;
      last.set(account_id, date);
    }
    if (later !== earlier) this.#newestFirst = earlier > later;
  }

  /** `place`: in the file, from 1. */
  at(place: number): string {
    const at = Math.min(place, LAST_PLACE);
    return idAt(this.#ms, this.#newestFirst === true ? LAST_PLACE - at : at);
  }
}

/** RFC 9562, section 5.7, with a counter in front of what is random (section 6.2, method 1). */
function idAt(ms: number, counter: number): string {
  const time = ms.toString(16).padStart(12, '0');
  const high = (0x7000 | (counter >>> 14)).toString(16);
  const low = (0x8000 | (counter & 0x3f_ff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${randomBytes(6).toString('hex')}`;
}
