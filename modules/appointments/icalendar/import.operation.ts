import { operation } from '../../../kernel/operations/operations.ts';
import type { Journal } from '../../../kernel/operations/operations.ts';
import { appointmentsError } from '../appointments.errors.ts';
import { ownCalendar } from '../calendars.ts';
import { ImportInput } from './icalendar.schema.ts';
import { planImport } from './import-plan.ts';
import { CHANGED_SINCE, back, carryImport, forth } from './import-steps.ts';
import { calendarUploads } from './uploads.ts';

/**
 * Brings the events of a calendar file into a calendar. Twice is as once; what is here and not in the file stays; nobody is sent anything.
 */
export const importCalendar = operation({
  name: 'appointments.import',
  title: ({ file_name }) => `Import ${file_name}`,
  input: ImportInput,
  allow: 'owner',
  queue: 'default',

  async check({ context, input }) {
    if (!(await calendarUploads.exists(context, input.upload_id)))
      throw appointmentsError('appointments.upload-not-found');
    await ownCalendar(context.database.read, { id: input.calendar_id, owner_id: context.actor.person_id });
  },

  plan: planImport,

  async run(run) {
    await carryImport(run, forth);
    const { done, left, excluded, skipped, conflict } = await run.journal.counts();
    return {
      ...{ imported: done.entries, left: left.entries, excluded: excluded.entries },
      ...{ unchanged: skipped.entries, broken: conflict.entries },
    };
  },

  async undo(run) {
    await carryImport(run, back);
    const { undone } = await run.journal.counts();
    return { taken_back: undone.entries, left: await countLeft(run.journal) };
  },
});

/** By this undo: what the import itself had left is not in it. */
async function countLeft(journal: Journal): Promise<number> {
  let left = 0;
  for (let after = 0; ;) {
    const entries = await journal.read({ after, states: ['left'], limit: 1000 });
    left += entries.filter(({ reason }) => reason === CHANGED_SINCE).length;
    const last = entries.at(-1);
    if (!last) return left;
    after = last.position;
  }
}
