import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../../kernel/clock/clock.ts';
import { operation } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import type { Started } from '../../../kernel/operations/operations.ts';
import { changesSince, isComparable, readSeen, see } from './changes.ts';
import { factsOf, lengthFor } from './facts.ts';
import { lastSeen } from './keep-summaries.ts';
import { ahead, periodOf } from './period.ts';
import type { Period } from './period.ts';
import { seriesOf, slotsAround } from './slots.ts';
import { SummaryInput } from './summaries.schema.ts';
import type { SummaryTable } from './summaries.table.ts';
import { summaryTask } from './summary-task.ts';

/** Reads the calendar, computes the facts, has them put into words, and keeps both. */
export const summarize = operation({
  name: 'appointments.summarize',
  title: ({ label, from, to }) =>
    `Summary: ${label}${from === undefined ? '' : `, ${[from, to].filter(Boolean).join(' to ')}`}`,
  input: SummaryInput,
  allow: 'owner',
  once: ({ label, from, to }) => [label, from, to].filter(Boolean).join(' '),
  forSeconds: 300,
  attempts: 3,
  queue: 'writing',
  async run({ context, input, operation, progress, cursor, commit }) {
    // The cursor is the result: whoever takes over after the commit has nothing left to do.
    if (cursor !== undefined) return cursor;
    const period = periodOf(input, { now: context.clock.now(), timeZone: context.actor.time_zone });
    progress.report({ stage: 'reading the calendar', done: 0, total: 2, unit: 'steps' });
    const { facts, seen, appointments } = await lookAt(context, period, input.label);
    progress.report({ stage: 'writing', done: 1, total: 2, unit: 'steps' });
    const request = { task: summaryTask, facts, language: context.actor.locale, length: lengthFor(period) };
    const { text, facts_used, record } = await context.writer.write(request, { signal: context.signal });
    const row: SummaryTable = {
      ...{ id: randomUUIDv7(), owner_id: operation.owner_id, operation_id: operation.id, label: input.label },
      ...{ first_day: period.first, last_day: period.last, time_zone: period.timeZone, text },
      ...{ facts: JSON.stringify(facts), facts_used: JSON.stringify(facts_used), record: JSON.stringify(record) },
      ...{ seen: seen === undefined ? null : JSON.stringify(seen), created_at: timestamp(context.clock.nowMs()) },
    };
    const result = { summary_id: row.id, appointments, written_by: record.written_by, text };
    await commit(result, async (tx) => {
      await tx
        .updateTable('appointment_summaries')
        .set({ seen: null })
        .where('owner_id', '=', row.owner_id)
        .where('label', '=', row.label)
        .where('seen', 'is not', null)
        .execute();
      await tx.insertInto('appointment_summaries').values(row).execute();
    });
    progress.report({ stage: 'writing', done: 2, total: 2, unit: 'steps' });
    progress.say(`Summary generated for ${appointments === 1 ? '1 appointment' : `${appointments} appointments`}`);
    return result;
  },
  async undo({ operation, commit }) {
    let removed = 0;
    await commit('removed', async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('appointment_summaries')
        .where('operation_id', '=', operation.id)
        .executeTakeFirstOrThrow();
      removed = Number(numDeletedRows);
    });
    return { removed };
  },
});

/** Starts the writing; within five minutes the same label is the same operation. */
export function summarizeLater(context: Context, input: SummaryInput): Promise<Started> {
  return context.operations.start(summarize, input);
}

async function lookAt(context: Context, period: Period, label: string) {
  const { within, after } = await slotsAround(context, period);
  const all = [...within, ...after];
  const { actor, database } = context;
  const series = isComparable(all) ? await seriesOf(database.read, all) : new Map<string, string>();
  const before = readSeen(await lastSeen(database.read, { owner_id: actor.person_id, label }));
  const changes = before && isComparable(all) ? changesSince(before, { slots: all, series, period }) : undefined;
  const nowMs = context.clock.nowMs();
  return {
    facts: factsOf({ period, within, after, changes, nowMs }),
    seen: see(all, series, { first: period.first, last: ahead(period).last }),
    appointments: within.length,
  };
}
