import type { Writer } from '../database/database.ts';
import { tally } from './journal.ts';

const CHUNK = 500;

/** Switches planned entries off. Positions that are not planned stay as they are. */
export async function excludeEntries(tx: Writer, operationId: string, positions: readonly number[]): Promise<void> {
  let entries = 0;
  let bytes = 0;
  for (let start = 0; start < positions.length; start += CHUNK) {
    const excluded = await tx
      .updateTable('operation_entries')
      .set({ state: 'excluded' })
      .where('operation_id', '=', operationId)
      .where('position', 'in', positions.slice(start, start + CHUNK))
      .where('state', '=', 'planned')
      .returning('bytes')
      .execute();
    entries += excluded.length;
    for (const row of excluded) bytes += row.bytes;
  }
  if (entries === 0) return;
  await tally(tx, operationId, 'planned', { entries: -entries, bytes: -bytes });
  await tally(tx, operationId, 'excluded', { entries, bytes });
}
