/** Something that stands out, with the numbers that say so. */
export interface Finding {
  /** The same for the same thing: what a person decides is kept under it. */
  readonly key: string;
  readonly what:
    | 'unusual-payment'
    | 'unusual-category'
    | 'new-payee'
    | 'duplicate'
    | 'fee'
    | 'interest-paid'
    | 'interest-earned';
  readonly account_id: string | null;
  readonly category_id: string | null;
  /** Of a category: the month. */
  readonly month: string | null;
  readonly date: string;
  readonly payee: string;
  readonly currency: string;
  /** As in the book: negative where money left. */
  readonly amount_minor: bigint;
  /** What it would usually be; null where there is nothing to compare with. */
  readonly usual_minor: bigint | null;
  /** Its transactions, the latest first; 40 at most. */
  readonly ids: readonly string[];
  readonly why: string;
}

export const MOST_IDS = 40;
