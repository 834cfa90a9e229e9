import type { TestContext } from 'node:test';
import { movableClock } from '../../../../kernel/clock/clock.ts';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/person.ts';
import { addAccount, fill } from '../../test/fill.ts';
import type { Given } from '../../test/fill.ts';
import type { AccountTable } from '../../money.table.ts';

/** Ada's book on 15 November 2026, filled without routes and read with them. */
export interface Bookkeeper {
  readonly app: TestApp;
  readonly ada: Person;
  readonly owner_id: string;
  readonly clock: ReturnType<typeof movableClock>;
  /** Answers with its id. */
  account(given?: Partial<AccountTable>): Promise<string>;
  enter(rows: readonly Given[]): Promise<string[]>;
  category(name: string): Promise<string>;
  /** Sends a file of rates. */
  rates(text: string, status?: number): Promise<Record<string, unknown>>;
}

export async function bookkeeper(t: TestContext): Promise<Bookkeeper> {
  const clock = movableClock('2026-11-15T11:00:00Z');
  const app = await startApp(t, { clock });
  const ada = await app.signUp('ada');
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  return {
    ...{ app, ada, owner_id, clock },
    account: (given = {}) => addAccount(app.database, { owner_id, ...given }),
    enter: (rows) => fill(app.database, { owner_id, rows }),
    async category(name) {
      const { id } = await app.database.read
        .selectFrom('categories')
        .select('id')
        .where('owner_id', '=', owner_id)
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return id;
    },
    async rates(text, status = 200) {
      const reply = await fetch(`${app.url}/api/v1/rates/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'text/csv' },
        body: text,
      });
      const body = (await reply.json()) as Record<string, unknown>;
      if (reply.status !== status) throw new Error(`${reply.status}: ${JSON.stringify(body)}`);
      return body;
    },
  };
}
