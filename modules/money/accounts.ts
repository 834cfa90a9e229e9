import { randomUUIDv7 } from 'node:crypto';
import { timestamp } from '../../kernel/clock/clock.ts';
import type { Context } from '../../kernel/module/module.ts';
import { amountIn } from './amount-in.ts';
import { bumpBook, openBook } from './books.ts';
import type { Account, NewAccount } from './money.schema.ts';
import type { AccountTable } from './money.table.ts';
import { ownAccount } from './own-rows.ts';
import { sortKey, toAccount } from './rows.ts';

/** @throws money.bad-amount */
export async function createAccount({ actor, database, clock }: Context, account: NewAccount): Promise<Account> {
  const { name, kind, currency, number, bank, note } = account;
  const owner_id = actor.person_id;
  const nowMs = clock.nowMs();
  const opening_minor = amountIn(currency, account.opening_balance, '/opening_balance');
  const now = timestamp(nowMs);
  return database.write(async (tx) => {
    await openBook(tx, { database, owner_id, currency, nowMs });
    const { last } = await tx
      .selectFrom('accounts')
      .select((row) => row.fn.max('position').as('last'))
      .where('owner_id', '=', owner_id)
      .executeTakeFirstOrThrow();
    const row: AccountTable = {
      ...{
        id: randomUUIDv7(),
        owner_id,
        name,
        name_key: sortKey(name),
        kind,
        currency,
        opening_minor,
        number,
        bank,
        note,
      },
      ...{ position: account.position ?? (last ?? 0) + 1, closed_at: account.closed ? now : null },
      ...{ balance_minor: opening_minor, cleared_minor: opening_minor, entries: 0 },
      ...{ revision: 1, created_at: now, updated_at: now },
    };
    await tx.insertInto('accounts').values(row).execute();
    await bumpBook(tx, owner_id);
    return toAccount(row);
  });
}

/** In the person's order. */
export async function listAccounts({ actor, database }: Context): Promise<Account[]> {
  const rows = await database.read
    .selectFrom('accounts')
    .selectAll()
    .where('owner_id', '=', actor.person_id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(toAccount);
}

/** @throws money.account-not-found */
export async function getAccount({ actor, database }: Context, { id }: { id: string }): Promise<Account> {
  return toAccount(await ownAccount(database.read, { id, owner_id: actor.person_id }));
}
