export type ExampleAccount = 'current' | 'card' | 'savings' | 'cash';
/** As `USUAL_CATEGORIES` has them. */
export type Path = readonly [string] | readonly [string, string];

/** An entry of the made-up year; amounts in hundredths, negative where money leaves the account. */
export interface ExampleEntry {
  readonly account: ExampleAccount;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly minor: number;
  readonly payee: string;
  readonly memo?: string;
  /** Left out: nobody has put it anywhere yet. */
  readonly category?: Path;
  readonly tags?: readonly string[];
  /** Add up to `minor`. */
  readonly parts?: readonly { readonly minor: number; readonly category: Path; readonly memo?: string }[];
  /** It is a transfer, and this is the other side's account. */
  readonly to?: ExampleAccount;
}
