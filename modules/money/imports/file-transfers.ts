import type { ReadEntry } from './read-entry.ts';

/** Looked at in one import; what is above it stays two transactions. */
const MOST = 20_000;

/** One side of a transfer as a file has it. */
export interface Side {
  /** Of its transaction; null: it is here already, or nobody knows yet whether it is. */
  readonly id: string | null;
  readonly account_id: string;
  /** As the file names it. */
  readonly other: string;
  readonly date: string;
  readonly amount_minor: bigint;
  readonly payee: string;
  readonly memo: string;
}

/** The transfers of the files of one import: both sides of one may stand far apart, and in two files. */
export class FileTransfers {
  readonly sides: Side[] = [];
  #isWhole = true;

  /** False: there were too many, and the other side of one may be among those that are not here. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  see({ account_id, transfer, date, amount_minor, becomes: { payee, memo } }: ReadEntry, id: string | null): void {
    if (transfer === null || amount_minor === 0n) return;
    if (this.sides.length < MOST) this.sides.push({ id, account_id, other: transfer, date, amount_minor, payee, memo });
    else this.#isWhole = false;
  }
}
