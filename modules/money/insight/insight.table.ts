/** What one unit of a currency cost in another one on a day. */
export interface ExchangeRateTable {
  owner_id: string;
  /** ISO 4217: one unit of it … */
  base: string;
  /** … is so many of this. */
  quote: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** Decimal text, exact, above 0. */
  rate: string;
  /** `person`, `ecb`, or the name of whoever pulled it. */
  source: string;
  created_at: string;
}

/** What was seen in a person's book, as of one revision of it and one day. One row a person: it is computed anew, never changed. */
export interface InsightsKeptTable {
  owner_id: string;
  /** `books.revision` when it was computed. */
  revision: number;
  /** Their today of then. */
  day: string;
  computed_at: string;
  /** JSON, see `Seen`. */
  found: string;
}

/** What a person said about something that was seen; it outlives every computing. */
export interface InsightDecisionTable {
  owner_id: string;
  /** Of a recurring payment or a finding: the same for the same thing. */
  key: string;
  decision: 'confirmed' | 'dismissed' | 'subscription' | 'not-subscription';
  at: string;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    exchange_rates: ExchangeRateTable;
    insights_kept: InsightsKeptTable;
    insight_decisions: InsightDecisionTable;
  }
}
