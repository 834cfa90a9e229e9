import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { movableClock } from '../../../../kernel/clock/clock.ts';
import { startApp } from '../../../../test/app.ts';
import type { TestApp } from '../../../../test/app.ts';
import { settled } from '../../../../test/person.ts';
import type { OperationReply, Person } from '../../../../test/person.ts';
import { addAccount, fill } from '../../test/fill.ts';
import type { Given } from '../../test/fill.ts';
import type { Report } from '../reports.schema.ts';

export interface Started {
  readonly operation_id: string;
  readonly job_id: string;
  readonly status: string;
  readonly deduplicated: boolean;
}

export interface World {
  readonly app: TestApp;
  readonly ada: Person;
  readonly owner_id: string;
  readonly clock: ReturnType<typeof movableClock>;
  /** Of the usual categories, by name. */
  category(name: string): string;
  account(given?: Partial<Parameters<typeof addAccount>[1]>): Promise<string>;
  store(rows: readonly Given[]): Promise<string[]>;
  start(month?: string): Promise<Started>;
  /** Starts one, and waits for it. */
  run(month?: string): Promise<OperationReply>;
  report(month?: string): Promise<Report>;
}

/** Ada lives in Berlin; it is the 10th of November 2026 unless `now` says otherwise. Her book is in euros. */
export async function reportsWorld(
  t: TestContext,
  { now = '2026-11-10T09:00:00Z', env = {} }: { now?: string; env?: Record<string, string> } = {},
): Promise<World> {
  const clock = movableClock(now);
  const app = await startApp(t, { clock, env });
  const ada = await app.signUp('ada');
  await ada.call('PATCH', '/api/v1/auth/me', { time_zone: 'Europe/Berlin' });
  const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
  const account = (given: Partial<Parameters<typeof addAccount>[1]> = {}) =>
    addAccount(app.database, { owner_id, ...given });
  await account({ name: 'Giro', opening_minor: 100_000n });
  const known = await app.database.read.selectFrom('categories').select(['id', 'name']).execute();
  const start = (month?: string) =>
    ada.call<Started>('POST', '/api/v1/reports/monthly', month === undefined ? {} : { month }, 202);
  const run = async (month?: string) => settled(ada, (await start(month)).operation_id);
  return {
    ...{ app, ada, owner_id, clock, account, start, run },
    category(name) {
      const found = known.find((category) => category.name === name);
      assert.ok(found, `there is a category ${name}`);
      return found.id;
    },
    store: (rows) => fill(app.database, { owner_id, rows }),
    async report(month) {
      const { status, result, error } = await run(month);
      assert.equal(status, 'completed', JSON.stringify(error));
      return ada.call<Report>('GET', `/api/v1/reports/${String(result?.['report_id'])}`);
    },
  };
}

/** The first account of the book. */
export async function firstAccount({ app, owner_id }: World): Promise<string> {
  const { id } = await app.database.read
    .selectFrom('accounts')
    .select('id')
    .where('owner_id', '=', owner_id)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return id;
}
