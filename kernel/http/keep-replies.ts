import type { Clock } from '../clock/clock.ts';
import { timestamp } from '../clock/clock.ts';
import type { Database, Writer } from '../database/database.ts';
import './idempotency-keys.table.ts';
import type { Begun, Idempotency, StoredReply } from './idempotency.ts';

const HOUR_MS = 3_600_000;
const KEPT_MS = 24 * HOUR_MS;
/** A request that has not finished by now is dead with its process; the key may be used again. Longer than any request may take. */
const LONGEST_RUN_MS = 60_000;

/** Idempotency kept in the database: it holds across restarts and between API processes. */
export function createIdempotency({ database, clock }: { database: Database; clock: Clock }): Idempotency {
  let cleanedAtMs = 0;

  return {
    async begin({ ownerId, key, fingerprint }) {
      const now = clock.nowMs();
      const started_at = timestamp(now);
      const mine = { owner_id: ownerId, key, started_at };
      const begun = await database.write<'new' | Exclude<Begun, { state: 'proceed' }>>(async (tx) => {
        await forgetDead(tx, { ownerId, key, now });
        const added = await tx
          .insertInto('idempotency_keys')
          .values({ ...mine, fingerprint, status: null, body: null })
          .onConflict((conflict) => conflict.columns(['owner_id', 'key']).doNothing())
          .returning('key')
          .executeTakeFirst();
        if (added) return 'new';
        const before = await tx
          .selectFrom('idempotency_keys')
          .selectAll()
          .where('owner_id', '=', ownerId)
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        if (before.fingerprint !== fingerprint) return { state: 'mismatch' };
        if (before.status === null) return { state: 'running' };
        const body: unknown = before.body === null ? undefined : JSON.parse(before.body);
        return { state: 'replay', reply: { status: before.status, body } };
      });
      if (now - cleanedAtMs > HOUR_MS) {
        cleanedAtMs = now;
        await database.write((tx) =>
          tx
            .deleteFrom('idempotency_keys')
            .where('started_at', '<', timestamp(now - KEPT_MS))
            .execute(),
        );
      }
      if (begun !== 'new') return begun;
      return {
        state: 'proceed',
        finish: (reply) => database.write((tx) => keep(tx, mine, reply)),
        abandon: () => database.write((tx) => drop(tx, mine)),
      };
    },
  };
}

type Mine = { readonly owner_id: string; readonly key: string; readonly started_at: string };

async function forgetDead(tx: Writer, { ownerId, key, now }: { ownerId: string; key: string; now: number }) {
  await tx
    .deleteFrom('idempotency_keys')
    .where('owner_id', '=', ownerId)
    .where('key', '=', key)
    .where((row) =>
      row.or([
        row('started_at', '<', timestamp(now - KEPT_MS)),
        row.and([row('status', 'is', null), row('started_at', '<', timestamp(now - LONGEST_RUN_MS))]),
      ]),
    )
    .execute();
}

/** Only while the row is still ours: a run that was given up for dead must not write over its successor. */
async function keep(tx: Writer, mine: Mine, { status, body }: StoredReply): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ status, body: body === undefined ? null : JSON.stringify(body) })
    .where('owner_id', '=', mine.owner_id)
    .where('key', '=', mine.key)
    .where('started_at', '=', mine.started_at)
    .execute();
}

async function drop(tx: Writer, mine: Mine): Promise<void> {
  await tx
    .deleteFrom('idempotency_keys')
    .where('owner_id', '=', mine.owner_id)
    .where('key', '=', mine.key)
    .where('started_at', '=', mine.started_at)
    .execute();
}
