import type { Writer } from '../../../kernel/database/database.ts';
import type { Entry, EntryChange, Run } from '../../../kernel/operations/operations.ts';
import { isAsWritten, takeUnusedAccount, takeUnusedCategory } from '../imports/imports.ts';
import { takePlan } from '../planning/planning.ts';
import type { Planned } from '../planning/planning.ts';
import { keptOf, storeTransactions } from '../store-transactions.ts';
import { keptIn } from './write-days.ts';

const CHANGED = 'changed: It was changed since.';
const IN_USE = 'in-use: It is used, or was changed since.';

/** Takes a batch away, the last one first, but for what somebody has changed: a transfer goes with both sides or not at all. */
export async function takeBack(
  tx: Writer,
  { context }: Run<object>,
  entries: readonly Entry[],
): Promise<EntryChange[]> {
  const { actor, database } = context;
  const owner_id = actor.person_id;
  const written = entries
    .filter(({ action }) => action === 'create')
    .map(({ position, detail }) => ({ position, kept: keptIn(detail) }));
  const here = await keptOf(tx, { owner_id, ids: written.flatMap(({ kept }) => kept.map(({ row }) => row.id)) });
  const changed = written.filter(({ kept }) =>
    kept.some((each) => {
      const now = here.get(each.row.id);
      return now !== undefined && !isAsWritten(each, now);
    }),
  );
  const postings = written
    .filter((each) => !changed.includes(each))
    .flatMap(({ kept }) => kept.flatMap(({ row }) => here.get(row.id) ?? []))
    .map((before) => ({ before, after: null }));
  await storeTransactions(tx, { database, owner_id, postings });
  const left: EntryChange[] = changed.map(({ position }) => ({ position, state: 'left', reason: CHANGED }));
  for (const { position, action, detail } of entries)
    if (action !== 'create' && !(await takeThing(tx, { owner_id, action, detail })))
      left.push({ position, state: 'left', reason: IN_USE });
  return left;
}

/** Details are what `beginYear` wrote. */
async function takeThing(
  tx: Writer,
  { owner_id, action, detail }: { owner_id: string } & Pick<Entry, 'action' | 'detail'>,
): Promise<boolean> {
  if (action === 'plan') return takePlan(tx, { owner_id, plan: detail as Planned });
  const { id } = detail as { id: string };
  return action === 'account' ? takeUnusedAccount(tx, { owner_id, id }) : takeUnusedCategory(tx, { owner_id, id });
}
