import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { operation } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Started } from '../../../kernel/operations/operations.ts';
import { moneyError } from '../money.errors.ts';
import { factsOf } from './facts.ts';
import { makeFiles } from './files/files.ts';
import { monthAt, monthsFrom } from './month.ts';
import { removeFiles, storeFiles } from './report-files.ts';
import { MonthlyInput } from './reports.schema.ts';
import type { ReportTable } from './reports.table.ts';
import { writeSections } from './words/words.ts';

const STEPS = { total: 3, unit: 'steps' } as const;

/** What the manuals of old called the job. Without a month it is the last full one, whichever that is when it runs. */
function jobId({ month = 'last' }: MonthlyInput, { person_id }: { person_id: string }): string {
  return `monthly_report_${person_id}_${month}`;
}

/** Computes what happened in a month, has it put into words, and keeps it as a page, a PDF and Markdown. */
export const generateMonthlyReport = operation({
  name: 'money.generate_monthly_report',
  title: ({ month }) => `Report of ${month === undefined ? 'the last month' : nameOf(month)}`,
  input: MonthlyInput,
  allow: 'owner',
  once: jobId,
  attempts: 3,
  queue: 'writing',

  async check({ context: { actor, clock }, input: { month } }) {
    if (month !== undefined && month > monthAt(clock.now(), actor.time_zone))
      throw moneyError('money.month-not-begun', { detail: `${nameOf(month)} has not begun.` });
  },

  async run({ context, input, operation, progress, cursor, commit }) {
    // The cursor is the result: whoever takes over after the commit has nothing left to do.
    if (cursor !== undefined) return cursor;
    const { owner_id, id: operation_id } = operation;
    const month = input.month ?? lastFullMonth(context);
    const job = jobId({ month }, { person_id: owner_id });
    progress.say(`Found job ${job}. Starting execution...`);
    progress.report({ stage: 'computing', done: 0, ...STEPS, now: nameOf(month) });
    const { facts, book_revision } = await factsOf(context, { month });
    progress.report({ stage: 'writing', done: 1, ...STEPS, now: nameOf(month) });
    const sections = await writeSections(context, { facts });
    for (const { title, faults } of sections)
      for (const fault of faults) progress.say(`${title}: the model's text was not taken: ${fault}`);
    progress.report({ stage: 'drawing', done: 2, ...STEPS, now: nameOf(month) });
    const { files, pdf_fault } = await makeFiles(context, { facts, sections });
    if (pdf_fault !== null) progress.say(`There is no PDF: ${pdf_fault}`);
    const row: ReportTable = {
      ...{ id: randomUUIDv7(), owner_id, operation_id, month, book_revision, pdf_fault },
      ...{ facts: JSON.stringify(facts), sections: JSON.stringify(sections) },
      files: JSON.stringify(await storeFiles(context, { owner_id, operation_id, files })),
      created_at: timestamp(context.clock.nowMs()),
    };
    const result = { report_id: row.id, month, job_id: job, files: files.map(({ name }) => name), pdf_fault };
    await commit(result, async (tx) => {
      await tx.insertInto('money_reports').values(row).execute();
    });
    progress.report({ stage: 'drawing', done: 3, ...STEPS, now: nameOf(month) });
    progress.say(`Job ${job} completed.`);
    return result;
  },

  async undo({ context, operation, commit }) {
    const { owner_id, id: operation_id } = operation;
    let removed = 0;
    await commit('removed', async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('money_reports')
        .where('operation_id', '=', operation_id)
        .executeTakeFirstOrThrow();
      removed = Number(numDeletedRows);
    });
    await removeFiles(context, { owner_id, operation_id });
    return { removed };
  },
});

/** Starts it; the same month while one is under way is the same operation. @throws money.month-not-begun */
export async function reportLater(
  context: Context,
  { month = lastFullMonth(context) }: MonthlyInput,
): Promise<Started & { job_id: string }> {
  const started = await context.operations.start(generateMonthlyReport, { month });
  return { ...started, job_id: jobId({ month }, context.actor) };
}

/** Where the actor lives. */
function lastFullMonth({ actor, clock }: Pick<Context, 'actor' | 'clock'>): string {
  return monthsFrom(monthAt(clock.now(), actor.time_zone), -1);
}

function nameOf(month: string): string {
  const parts = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(`${month}-01T00:00:00Z`));
}
