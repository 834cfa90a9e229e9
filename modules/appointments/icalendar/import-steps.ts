import { setImmediate as turn } from 'node:timers/promises';
import { timestamp } from '../../../kernel/clock/clock.ts';
import type { Reader, Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, EntryState, Json, Run } from '../../../kernel/operations/operations.ts';
import type { AppointmentTable } from '../appointments.table.ts';
import { ownCalendar } from '../calendars.ts';
import { indexAppointments } from '../occurrences/occurrences.ts';
import { storeAppointments } from '../store-appointments.ts';
import { purgeRows } from '../trash.ts';
import type { ImportInput } from './icalendar.schema.ts';
import type { ImportDetail } from './import-plan.ts';

/** Why an undo leaves one. */
export const CHANGED_SINCE = 'changed-since-the-import';

/** Entries in one transaction: others write between. */
const BATCH = 250;

/** What became of one entry: done, or left for a reason. */
type Outcome = { readonly left: string } | { readonly detail?: ImportDetail };

interface Way {
  readonly stage: string;
  readonly reads: EntryState;
  readonly becomes: EntryState;
  readonly back: boolean;
  /** Does a batch inside the transaction that settles it. */
  carry(tx: Writer, run: Run<ImportInput>, entries: readonly Item[]): Promise<ReadonlyMap<number, Outcome>>;
}

interface Item extends ImportDetail {
  readonly position: number;
}

/** Carries out the plan. What was changed or came here since the preview is left. */
export const forth: Way = {
  stage: 'importing',
  reads: 'planned',
  becomes: 'done',
  back: false,
  async carry(tx, { context, input }, items) {
    const { actor, database, clock } = context;
    await ownCalendar(tx, { id: input.calendar_id, owner_id: actor.person_id });
    const revisions = await revisionsOf(
      tx,
      items.flatMap(({ before }) => before),
    );
    const taken = await takenInstances(tx, input.calendar_id, items);
    const rows: AppointmentTable[] = [];
    const outcomes = new Map<number, Outcome>();
    for (const { position, rows: wanted, before } of items) {
      const old = new Map(before.map((row) => [row.id, row]));
      const left = before.some(({ id, revision }) => revisions.get(id) !== revision)
        ? 'changed-since-the-preview'
        : wanted.some((row) => !old.has(row.id) && taken.has(instanceKey(row)))
          ? 'came-here-since-the-preview'
          : undefined;
      outcomes.set(position, left === undefined ? {} : { left });
      if (left === undefined)
        rows.push(...wanted.map((row) => ({ ...row, revision: (old.get(row.id)?.revision ?? 0) + 1 })));
    }
    await storeAppointments(tx, { database, rows, nowMs: clock.nowMs() });
    return outcomes;
  },
};

/** Takes it back: what came goes for good, what was changed is as it was. What somebody changed since is left. */
export const back: Way = {
  stage: 'taking back',
  reads: 'done',
  becomes: 'undone',
  back: true,
  async carry(tx, { context }, items) {
    const { database, clock } = context;
    const nowMs = clock.nowMs();
    const present = await presentRows(
      tx,
      items.flatMap(({ rows }) => rows),
    );
    const joined = await joinedSince(tx, items);
    const gone: AppointmentTable[] = [];
    const restored: AppointmentTable[] = [];
    const outcomes = new Map<number, Outcome>();
    for (const { position, rows, before } of items) {
      const old = new Map(before.map((row) => [row.id, row]));
      const created = rows.filter(({ id }) => !old.has(id));
      const changed = rows.some((row) => {
        const now = present.get(row.id);
        return now === undefined ? old.has(row.id) : !isAlike(now, row) || joined.has(row.id);
      });
      if (changed) {
        outcomes.set(position, { left: CHANGED_SINCE });
        continue;
      }
      // Its ETag never comes again; done again, it is held against this revision.
      const as = before.map((row) => ({
        ...row,
        revision: (present.get(row.id)?.revision ?? row.revision) + 1,
        updated_at: timestamp(nowMs),
      }));
      outcomes.set(position, before.length > 0 ? { detail: { rows, before: as } } : {});
      gone.push(...created);
      restored.push(...as);
    }
    if (gone.length > 0)
      await purgeRows(
        tx,
        gone.map(({ id }) => id),
      );
    await storeAppointments(tx, { database, rows: restored, nowMs });
    await indexMastersOf(tx, { context, gone });
    return outcomes;
  },
};

/** Batch by batch: its effect, its entries and the cursor in one transaction, so that a death at any moment is as none. */
export async function carryImport(run: Run<ImportInput>, way: Way): Promise<void> {
  const { journal, context, progress } = run;
  let position = run.cursor as number | undefined;
  const counts = await journal.counts();
  const total = counts[way.reads].entries + counts[way.becomes].entries;
  for (let done = counts[way.becomes].entries; ;) {
    context.signal.throwIfAborted();
    const range = position === undefined ? {} : way.back ? { before: position } : { after: position };
    const entries = await journal.read({ ...range, states: [way.reads], limit: BATCH, descending: way.back });
    if (entries.length === 0) return;
    const positions = entries.map((entry) => entry.position);
    position = positions.at(-1) ?? 0;
    await run.commit(position, async (tx) => {
      const outcomes = await way.carry(tx, run, entries.map(itemOf));
      const range = { from: Math.min(...positions), to: Math.max(...positions), was: way.reads, state: way.becomes };
      await journal.settle(tx, range, exceptions(outcomes, way));
    });
    done += entries.length;
    progress.report({ stage: way.stage, done, total, unit: 'events' });
    await turn();
  }
}

function exceptions(outcomes: ReadonlyMap<number, Outcome>, way: Way): EntryChange[] {
  return [...outcomes].flatMap(([position, outcome]): EntryChange[] => {
    if ('left' in outcome) return [{ position, state: 'left', reason: outcome.left }];
    return outcome.detail ? [{ position, state: way.becomes, detail: outcome.detail as object as Json }] : [];
  });
}

/** The details are our own: `planImport` wrote them. */
function itemOf({ position, detail }: Entry): Item {
  const { rows, before } = detail as object as ImportDetail;
  return { position, rows, before };
}

async function presentRows(tx: Reader, rows: readonly AppointmentTable[]): Promise<Map<string, AppointmentTable>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const found = await tx.selectFrom('appointments').selectAll().where('id', 'in', ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** They go on by themselves, or follow from the rest. A later import that was taken back has raised the revision, and changed nothing. */
const BESIDE = new Set(['revision', 'sequence', 'updated_at', 'search', 'indexed_until']);

function isAlike(row: AppointmentTable, written: AppointmentTable): boolean {
  return Object.entries(written).every(
    ([name, value]) => BESIDE.has(name) || row[name as keyof AppointmentTable] === value,
  );
}

async function revisionsOf(tx: Reader, rows: readonly AppointmentTable[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const found = await tx.selectFrom('appointments').select(['id', 'revision']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, revision }) => [id, revision]));
}

/** What the calendar has, by UID and instance: the unique index would refuse another. */
async function takenInstances(tx: Reader, calendar_id: string, items: readonly Item[]): Promise<Set<string>> {
  const uids = [...new Set(items.flatMap(({ rows }) => rows.map(({ uid }) => uid)))];
  const found = await tx
    .selectFrom('appointments')
    .select(['uid', 'recurrence_id'])
    .where('calendar_id', '=', calendar_id)
    .where('uid', 'in', uids)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(found.map(instanceKey));
}

function instanceKey({ uid, recurrence_id }: Pick<AppointmentTable, 'uid' | 'recurrence_id'>): string {
  return JSON.stringify([uid, recurrence_id]);
}

/** Of the masters that came, those of which the person has changed an instance since. */
async function joinedSince(tx: Reader, items: readonly Item[]): Promise<Set<string>> {
  const ours = items.flatMap(({ rows }) => rows.map(({ id }) => id));
  const found = await tx
    .selectFrom('appointments')
    .select('master_id')
    .where('master_id', 'in', ours)
    .where('id', 'not in', ours)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(found.flatMap(({ master_id }) => master_id ?? []));
}

/** An instance that is no longer replaced takes place again as its master says. */
async function indexMastersOf(
  tx: Writer,
  { context: { database, clock }, gone }: { context: Run<ImportInput>['context']; gone: readonly AppointmentTable[] },
): Promise<void> {
  const ids = [...new Set(gone.flatMap(({ master_id }) => master_id ?? []))];
  if (ids.length === 0) return;
  const rows = await tx.selectFrom('appointments').selectAll().where('id', 'in', ids).execute();
  await indexAppointments(tx, { database, rows, nowMs: clock.nowMs() });
}
