import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Database, Writer } from '../../kernel/database/database.ts';
import { duty } from '../../kernel/module/module.ts';
import type { AppointmentTable, ChangedRowTable } from './appointments.table.ts';
import type { Instance } from './find-instance.ts';

/** A change can be taken back for a day, and a person's last 20. */
const KEPT_MS = 86_400_000;
const KEPT = 20;
const EVERY_MS = 3_600_000;

/**
 * Does a change and keeps what it did, in the same transaction, so that `undoChange` can take it back.
 * @param work answers with the row that describes the outcome: the series where it made one
 */
export async function keepChange(
  tx: Writer,
  { database, instance: { master, overrides }, nowMs }: { database: Database; instance: Instance; nowMs: number },
  work: () => Promise<AppointmentTable>,
): Promise<{ described: AppointmentTable; change_id: string }> {
  const before = new Map([master, ...overrides].map((row) => [row.id, row]));
  const described = await work();
  const masters = [master.id, described.id];
  const after = await tx
    .selectFrom('appointments')
    .select(['id', 'revision', 'master_id'])
    .where((row) => row.or([row('id', 'in', masters), row('master_id', 'in', masters)]))
    .execute();
  const change_id = randomUUIDv7();
  const rows = after.map(({ id, revision, master_id }) => {
    const was = before.get(id);
    const effect = was === undefined ? 'made' : was.revision === revision ? 'beside' : 'changed';
    const row: ChangedRowTable = {
      ...{ change_id, appointment_id: id, effect, revision },
      before: was && effect === 'changed' ? JSON.stringify(was) : null,
    };
    return { row, whole: master_id === null && effect !== 'beside' };
  });
  // What changes one override alone does not bind the rest of its series; what changes the series binds all of it.
  const bound = rows.some(({ whole }) => whole) ? rows : rows.filter(({ row }) => row.effect !== 'beside');
  await tx
    .insertInto('appointment_changes')
    .values({ id: change_id, owner_id: master.owner_id, at: timestamp(nowMs) })
    .execute();
  await database.insertMany(
    tx,
    'appointment_change_rows',
    bound.map(({ row }) => ({ ...row })),
  );
  await forgetBeyond(tx, master.owner_id);
  return { described, change_id };
}

/** What is gone for ever is not kept here either. */
export async function forgetChangesOf(tx: Writer, ids: readonly string[]): Promise<void> {
  const changes = tx.selectFrom('appointment_change_rows').select('change_id').where('appointment_id', 'in', ids);
  await tx.deleteFrom('appointment_changes').where('id', 'in', changes).execute();
}

export const forgetChanges = duty({
  name: 'appointments.forget-changes',
  everyMs: EVERY_MS,
  async run({ database, clock }) {
    const before = timestamp(clock.nowMs() - KEPT_MS);
    await database.write((tx) => tx.deleteFrom('appointment_changes').where('at', '<', before).execute());
  },
});

async function forgetBeyond(tx: Writer, owner_id: string): Promise<void> {
  const beyond = await tx
    .selectFrom('appointment_changes')
    .select('id')
    .where('owner_id', '=', owner_id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(KEPT)
    .limit(KEPT)
    .execute();
  const ids = beyond.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom('appointment_changes').where('id', 'in', ids).execute();
}
