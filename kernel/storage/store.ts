import type { Readable } from 'node:stream';

/** One stored thing. */
export interface StoredObject {
  readonly key: string;
  readonly size: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly modified_at: string;
}

/**
 * Where Steward keeps what is its own (reports, pictures, imports): local disk today, S3 and R2 behind the same interface.
 * Keys are relative paths of plain segments (`reports/2026-10/x.pdf`), 1,024 bytes at most; a key never leaves the store.
 *
 * @throws storage.bad-key from every method; storage.unavailable where the disk or the service fails.
 */
export interface Storage {
  /** Folders of this machine, absolute, under which the admin lets people work on files of their own (`STEWARD_FILES_BASES`). */
  readonly bases: readonly string[];
  /**
   * Writes all of it or nothing: to a temporary name, fsync, then published under `key`. Overwrites what was there unless `ifAbsent`.
   * A body that fails or ends early leaves what was there before. Resolves when it is durable.
   *
   * @throws storage.exists with `ifAbsent`, also when two do so at once; storage.full; the body's own error
   */
  put(key: string, body: Uint8Array | Readable, options?: { ifAbsent?: boolean }): Promise<StoredObject>;
  /**
   * The bytes of one version, even if another is put meanwhile.
   *
   * @throws storage.not-found
   */
  read(key: string): Promise<Readable>;
  find(key: string): Promise<StoredObject | undefined>;
  /** Whatever starts with `prefix`, in the order of the keys' UTF-16 units, after the key `after`; 1,000 at most unless `limit` says. */
  list(prefix: string, range?: { after?: string; limit?: number }): Promise<StoredObject[]>;
  /** Does nothing where nothing is. */
  delete(key: string): Promise<void>;
}
