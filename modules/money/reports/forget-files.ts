import { duty } from '../../../kernel/module/module.ts';
import { REPORTS } from './report-files.ts';

const EVERY_MS = 3_600_000;
const AT_ONCE = 1000;
/** Younger ones may be about to get their row. */
const OLD_MS = 24 * 3_600_000;

/** Removes files of reports that were never kept: what a crash left between the files and their row, or what an undo could not reach. */
export const forgetReportFiles = duty({
  name: 'money.forget-report-files',
  everyMs: EVERY_MS,
  async run({ contextFor, database, clock, signal }) {
    // The storage is everybody's: whose context it comes from does not matter.
    const [anybody] = await database.read.selectFrom('people').select('id').limit(1).execute();
    if (!anybody) return;
    const { storage } = await contextFor(anybody.id);
    for (let after = ''; ;) {
      signal.throwIfAborted();
      const stored = await storage.list(REPORTS, { after, limit: AT_ONCE });
      const old = stored.filter(({ modified_at }) => Date.parse(modified_at) < clock.nowMs() - OLD_MS);
      const makers = [...new Set(old.map(({ key }) => makerOf(key)))];
      const rows =
        makers.length === 0
          ? []
          : await database.read
              .selectFrom('money_reports')
              .select('operation_id')
              .where('operation_id', 'in', makers)
              .execute();
      const kept = new Set(rows.map(({ operation_id }) => operation_id));
      for (const { key } of old) if (!kept.has(makerOf(key))) await storage.delete(key);
      const last = stored.at(-1);
      if (stored.length < AT_ONCE || !last) return;
      after = last.key;
    }
  },
});

/** `reports/<owner>/<operation>/<name>` */
function makerOf(key: string): string {
  return key.split('/')[2] ?? '';
}
