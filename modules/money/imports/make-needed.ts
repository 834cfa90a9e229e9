import { timestamp } from '../../../kernel/clock/clock.ts';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Writer } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { colorOf } from '../../../kernel/palette/palette.ts';
import { bumpBook, openBook } from '../books.ts';
import { sortKey } from '../rows.ts';
import type { AccountDetail, CategoryDetail } from './import-detail.ts';

/** Makes the account of a plan, at the end of the list. Twice is as once. */
export async function makeAccount(
  tx: Writer,
  { actor, database, clock }: Context,
  { account: { opening_minor, ...account } }: AccountDetail,
): Promise<void> {
  const owner_id = actor.person_id;
  const now = timestamp(clock.nowMs());
  const opening = BigInt(opening_minor);
  await openBook(tx, { database, owner_id, currency: account.currency, nowMs: clock.nowMs() });
  await tx
    .insertInto('accounts')
    .values({
      ...{ ...account, owner_id, name_key: sortKey(account.name), opening_minor: opening, note: '' },
      ...{ position: await nextPosition(tx, 'accounts', owner_id), closed_at: null },
      ...{ balance_minor: opening, cleared_minor: opening, entries: 0, revision: 1, created_at: now, updated_at: now },
    })
    .onConflict((row) => row.column('id').doNothing())
    .execute();
  await bumpBook(tx, owner_id);
}

/** Makes the category of a plan, unless one of its name is there. */
export async function makeCategory(
  tx: Writer,
  { actor, clock }: Context,
  { category: { id, name, kind }, parent }: CategoryDetail,
): Promise<void> {
  const owner_id = actor.person_id;
  const now = timestamp(clock.nowMs());
  const parent_id = parent === null ? null : await parentNow(tx, { ...parent, owner_id });
  if (parent_id === undefined) return;
  const here = await tx
    .selectFrom('categories')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('parent_id', parent_id === null ? 'is' : '=', parent_id)
    .where('name_key', '=', foldedKey(name))
    .executeTakeFirst();
  if (here) return;
  await tx
    .insertInto('categories')
    .values({
      ...{ id, owner_id, parent_id, name, name_key: foldedKey(name), kind, color: colorOf(name) },
      ...{ position: await nextPosition(tx, 'categories', owner_id), archived_at: null },
      ...{ revision: 1, created_at: now, updated_at: now },
    })
    .execute();
  await bumpBook(tx, owner_id);
}

/** undefined: it is no more, or is within another by now. */
async function parentNow(
  tx: Writer,
  { id, name, owner_id }: { id: string; name: string; owner_id: string },
): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('categories')
    .select(['id', 'name_key'])
    .where('owner_id', '=', owner_id)
    .where('parent_id', 'is', null)
    .execute();
  return (rows.find((row) => row.id === id) ?? rows.find((row) => row.name_key === foldedKey(name)))?.id;
}

async function nextPosition(tx: Writer, table: 'accounts' | 'categories', owner_id: string): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((row) => row.fn.max('position').as('last'))
    .where('owner_id', '=', owner_id)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
