import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { Database, Writer } from '../database/database.ts';
import { timestamp } from '../clock/clock.ts';
import { Recent } from './recent.ts';
import type { Secrets } from './secrets.ts';

export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** The keys that access tokens are signed with. The rows are the truth, so a rotation holds for every process at once. */
export class SigningKeys {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #secrets: Secrets;
  /** A key never changes under its kid. Whether it still counts is read with the session on each request. */
  readonly #derived = new Recent<CryptoKey>(16);

  constructor({ database, clock, secrets }: { database: Database; clock: Clock; secrets: Secrets }) {
    this.#database = database;
    this.#clock = clock;
    this.#secrets = secrets;
  }

  /** The key to sign with; the first one is made when it is first asked for. */
  async current(): Promise<SigningKey> {
    const row =
      (await this.#newest(this.#database.read)) ??
      (await this.#database.write(async (tx) => (await this.#newest(tx)) ?? this.#insert(tx)));
    return { kid: row.kid, key: await this.#derive(row) };
  }

  /** One of our own, or undefined. */
  async find(kid: string): Promise<CryptoKey | undefined> {
    const known = this.#derived.find(kid);
    if (known) return known;
    const row = await this.#database.read
      .selectFrom('signing_keys')
      .select(['kid', 'salt'])
      .where('kid', '=', kid)
      .where('secret_fingerprint', '=', this.#secrets.fingerprint)
      .executeTakeFirst();
    return row && this.#derive(row);
  }

  /** Signs with a new key from now on. Tokens of the old ones stay valid for `overlapMs`. */
  async rotate({ overlapMs }: { overlapMs: number }): Promise<{ kid: string; created_at: string }> {
    return this.#database.write(async (tx) => {
      const nowMs = this.#clock.nowMs();
      await tx.deleteFrom('signing_keys').where('expires_at', '<=', timestamp(nowMs)).execute();
      const until = timestamp(nowMs + overlapMs);
      await tx
        .updateTable('signing_keys')
        .set({ expires_at: until })
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', until)]))
        .execute();
      return this.#insert(tx);
    });
  }

  #newest(reader: Database['read']) {
    return reader
      .selectFrom('signing_keys')
      .select(['kid', 'salt'])
      .where('secret_fingerprint', '=', this.#secrets.fingerprint)
      .where('expires_at', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('kid', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  async #insert(tx: Writer) {
    const row = {
      kid: randomUUID(),
      salt: randomBytes(32).toString('base64url'),
      secret_fingerprint: this.#secrets.fingerprint,
      created_at: timestamp(this.#clock.nowMs()),
      expires_at: null,
    };
    await tx.insertInto('signing_keys').values(row).execute();
    return row;
  }

  async #derive({ kid, salt }: { kid: string; salt: string }): Promise<CryptoKey> {
    const known = this.#derived.find(kid);
    if (known) return known;
    const bytes = new Uint8Array(this.#secrets.signingKey(kid, salt));
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]);
    this.#derived.set(kid, key);
    return key;
  }
}
