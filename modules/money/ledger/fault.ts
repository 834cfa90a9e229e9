/** What does not hold. */
export interface Fault {
  readonly what: string;
  /** Of the transaction, account, transfer, tag or month. */
  readonly id: string;
  readonly expected: string;
  readonly found: string;
}

/** Of a kind. */
export const MOST_FAULTS = 50;
