/** The words by which a language says figures, days and times, for the check. Months and weekdays are Intl's. */
export interface Language {
  readonly locale: string;
  /** zero … nineteen, twenty … ninety. */
  readonly numbers: Readonly<Record<string, number>>;
  /** hundred, thousand, k … */
  readonly scales: Readonly<Record<string, number>>;
  /** A dozen, a couple: counted like a scale, and meaning 1 × it after an article. */
  readonly sets: Readonly<Record<string, number>>;
  /** Vague quantities, which no fact can bear out: dozens, hundreds. */
  readonly vague: ReadonlySet<string>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** third → 1/3; also in the plural. */
  readonly fractions: Readonly<Record<string, number>>;
  readonly ordinalEndings: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly point: ReadonlySet<string>;
  readonly minus: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
  /** "One" is a pronoun after these, and before these. */
  readonly oneAfter: ReadonlySet<string>;
  readonly oneBefore: ReadonlySet<string>;
  /** What stands before an hour: at nine, from 9. */
  readonly beforeHour: ReadonlySet<string>;
  /** What stands before the first end of a range. */
  readonly from: ReadonlySet<string>;
  /** What stands between the ends of a range. */
  readonly to: ReadonlySet<string>;
  /** Minutes in one of them; `wide`: a span of days that a number of days may be meant by as well. */
  readonly units: Readonly<Record<string, { minutes: number; wide?: true }>>;
  readonly morning: ReadonlySet<string>;
  readonly afternoon: ReadonlySet<string>;
  readonly oclock: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly half: ReadonlySet<string>;
  readonly quarter: ReadonlySet<string>;
  readonly times: Readonly<Record<string, number>>;
  readonly percent: ReadonlySet<string>;
  readonly currencies: Readonly<Record<string, readonly string[]>>;
  readonly cents: ReadonlySet<string>;
  /** More short names of months and weekdays than Intl's. */
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  /** Also ordinary words, so that they name a day or a month only with a capital. */
  readonly ambiguousDays: ReadonlySet<string>;
  /** Days told from today, which the facts do not know unless the task speaks of them. */
  readonly relativeDays: ReadonlySet<string>;
  /** Does a capital inside a sentence make a name? (Not in German.) */
  readonly capitalsMarkNames: boolean;
  /** Words that have a capital though they name nobody. */
  readonly capitals: ReadonlySet<string>;
  /** A word that can be one of this language. */
  readonly letters: RegExp;
  /** The words that no sentence of this language does without. */
  readonly common: ReadonlySet<string>;
  /** 's after these is no possessive. */
  readonly contracted: ReadonlySet<string>;
}
