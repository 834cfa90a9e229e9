/** Something that a text may mean. */
export type Reading =
  | {
      readonly is: 'number';
      readonly value: string;
      /** What is counted, where the facts know the word. */
      readonly nouns?: ReadonlySet<string>;
      /** It counts something of its own ("12 days"): only a number without a noun may stand behind it. */
      readonly bare?: true;
      /** No word follows: a table's figure, which may leave out its currency or percent sign. */
      readonly alone?: true;
    }
  | { readonly is: 'duration'; readonly minutes: number }
  | { readonly is: 'amount'; readonly value: string; readonly currencies: readonly string[] }
  | { readonly is: 'percent'; readonly value: string; readonly within?: number }
  /** Minutes since midnight. */
  | { readonly is: 'time'; readonly minutes: number }
  | {
      readonly is: 'date';
      readonly year?: number;
      readonly month?: number;
      readonly day?: number;
      /** 1 Monday … 7 Sunday. */
      readonly weekday?: number;
    };

/** A figure, day or time that a text states. It is borne out where one of its readings is a fact. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
  /** It has a minus sign. */
  readonly negative: boolean;
}
