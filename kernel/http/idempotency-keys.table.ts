/** What was answered to an `Idempotency-Key`, kept for a day. */
export interface IdempotencyKeyTable {
  owner_id: string;
  key: string;
  /** SHA-256 of method, address and body: the same key with another request is refused. */
  fingerprint: string;
  started_at: string;
  /** Null while the first request is under way. */
  status: number | null;
  /** JSON; null for a reply without a body. */
  body: string | null;
}

declare module '../database/database.ts' {
  interface Tables {
    idempotency_keys: IdempotencyKeyTable;
  }
}
