import { timestamp } from '../../kernel/clock/clock.ts';
import type { Writer } from '../../kernel/database/database.ts';
import type { Run } from '../../kernel/operations/operations.ts';
import { filesError } from './files.errors.ts';
import { isWithin } from './tree-path.ts';

/** Much longer than a batch of links takes. A batch of large copies may take longer still; see `claimFolder`. */
const CLAIM_MS = 60_000;

/** A folder that one operation moves files in, and no other. */
export interface Claim {
  /** Goes on; belongs into the transaction that settles a batch. */
  renew(tx: Writer): Promise<void>;
  release(): Promise<void>;
}

/**
 * Two operations that move files in one folder, or in one above the other, would find half of their plans outdated: the second waits. A politeness, not a lock: without it each file would still move at most once and none be lost.
 *
 * @throws files.folder-busy
 */
export async function claimFolder({ context, operation }: Run<unknown>, path: string): Promise<Claim> {
  const { database, clock } = context;
  const until = () => timestamp(clock.nowMs() + CLAIM_MS);
  const mine = { operation_id: operation.id, path };
  const renew = async (tx: Writer) => {
    await tx
      .insertInto('file_claims')
      .values({ ...mine, until: until() })
      .onConflict((conflict) => conflict.column('operation_id').doUpdateSet({ path, until: until() }))
      .execute();
  };
  await database.write(async (tx) => {
    const now = timestamp(clock.nowMs());
    await tx.deleteFrom('file_claims').where('until', '<', now).execute();
    const others = await tx
      .selectFrom('file_claims')
      .select('path')
      .where('operation_id', '<>', operation.id)
      .execute();
    if (others.some((other) => isWithin(other.path, path) || isWithin(path, other.path)))
      throw filesError('files.folder-busy', { retryAfterSeconds: 2 });
    await renew(tx);
  });
  return {
    renew,
    release: () =>
      database.write(async (tx) => {
        await tx.deleteFrom('file_claims').where('operation_id', '=', operation.id).execute();
      }),
  };
}
