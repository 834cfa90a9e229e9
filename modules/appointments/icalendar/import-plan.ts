import type { Json, NewEntry, PlanSummary, Run } from '../../../kernel/operations/operations.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import { ownCalendar } from '../calendars.ts';
import { inPlainWords } from '../recurrence/recurrence.ts';
import type { ImportInput } from './icalendar.schema.ts';
import { readCalendar } from './read-calendar.ts';
import type { EventGroup } from './read-calendar.ts';
import { whenOf } from './read-event.ts';
import type { BrokenOne } from './read-event.ts';
import { planGroup } from './rows-of-group.ts';
import type { GroupPlan } from './rows-of-group.ts';
import { calendarUploads } from './uploads.ts';

/** What an entry of the journal needs to be done and undone. */
export interface ImportDetail {
  readonly rows: readonly AppointmentTable[];
  readonly before: readonly AppointmentTable[];
}

const BATCH = 500;
type Item = { readonly group: EventGroup } | { readonly broken: BrokenOne };

/**
 * One entry for each event of the file, its changed instances with it: create, change, keep (what is here already), read (what is broken).
 * A plan that was interrupted is made anew, from an empty journal.
 */
export async function planImport({ context, input, journal, progress }: Run<ImportInput>): Promise<PlanSummary> {
  const { database, actor, clock, signal } = context;
  const nowMs = clock.nowMs();
  const calendar = await ownCalendar(database.read, { id: input.calendar_id, owner_id: actor.person_id });
  const file = await readCalendar(() => calendarUploads.read(context, input.upload_id), {
    zone: calendar.time_zone,
    nowMs,
  });
  const target = { owner_id: actor.person_id, calendar_id: calendar.id, nowMs };
  const totals = { new: 0, changed: 0, unchanged: 0, broken: 0 };
  let done = 0;
  let batch: Item[] = [];
  const flush = async () => {
    signal.throwIfAborted();
    const existing = await existingRows(database.read, calendar.id, batch);
    const entries = batch.map((item) => {
      if ('broken' in item) {
        totals.broken += 1;
        return brokenEntry(item.broken);
      }
      const plan = planGroup(item.group, existing.get(item.group.uid) ?? [], target);
      totals[plan.rows.length === 0 ? 'unchanged' : plan.before.length === 0 ? 'new' : 'changed'] += 1;
      return entryOf(item.group, plan);
    });
    await database.write((tx) => journal.append(tx, entries));
    done += batch.length;
    batch = [];
    progress.report({ stage: 'reading', done, total: file.events, unit: 'events' });
  };
  for await (const item of file.groups()) {
    batch.push(item);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  const not_imported = Object.entries(file.others)
    .filter(([name]) => name !== 'VTIMEZONE')
    .reduce((sum, [, count]) => sum + count, 0);
  return { ...totals, duplicates: file.duplicates, not_imported, calendar: calendar.name };
}

async function existingRows(
  read: Run<ImportInput>['context']['database']['read'],
  calendar_id: string,
  batch: readonly Item[],
): Promise<Map<string, AppointmentTable[]>> {
  const uids = batch.flatMap((item) => ('group' in item ? [item.group.uid] : []));
  const found = new Map<string, AppointmentTable[]>();
  if (uids.length === 0) return found;
  const rows = await read
    .selectFrom('appointments')
    .selectAll()
    .where('calendar_id', '=', calendar_id)
    .where('uid', 'in', uids)
    .where('deleted_at', 'is', null)
    .execute();
  for (const { search: _, ...row } of rows) found.set(row.uid, [...(found.get(row.uid) ?? []), row]);
  return found;
}

function entryOf({ master, overrides }: EventGroup, plan: GroupPlan): NewEntry {
  const first = master ?? overrides[0];
  const { title = '', ...when } = first?.columns ?? { starts_local: '', time_zone: null };
  const repetition = 'rrule' in when && when.rrule !== null ? inPlainWords(when.rrule, when) : '';
  const changed = plan.before.length > 0;
  const target = [
    whenOf(when),
    repetition,
    overrides.length > 0 && master
      ? `${overrides.length} changed ${overrides.length === 1 ? 'instance' : 'instances'}`
      : '',
    changed ? differences(plan) : '',
  ];
  const base = {
    subject: title.slice(0, 200),
    target: target.filter((part) => part !== '').join(' · '),
    bytes: 0,
    reason: plan.notes.length > 0 ? plan.notes.join('; ') : null,
  };
  if (plan.rows.length === 0) return { ...base, action: 'keep', state: 'skipped', reason: 'unchanged', detail: null };
  const detail: ImportDetail = { rows: plan.rows, before: plan.before };
  return { ...base, action: changed ? 'change' : 'create', state: 'planned', detail: detail as object as Json };
}

function differences({ differs, rows, before }: GroupPlan): string {
  const added = rows.length - before.length;
  const parts = [...differs, ...(added > 0 ? [`${added} more changed ${added === 1 ? 'instance' : 'instances'}`] : [])];
  return parts.length === 0 ? 'changed' : `other ${parts.join(', ')}`;
}

function brokenEntry({ line, title, reason }: BrokenOne): NewEntry {
  return {
    ...{ action: 'read', subject: title === '' ? 'An event without a title' : title, target: `line ${line}` },
    ...{ state: 'conflict', reason: `line ${line}: ${reason}`, bytes: 0, detail: null },
  };
}
