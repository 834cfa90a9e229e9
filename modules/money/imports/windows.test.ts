import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvOf, importWorld, ofxOf } from './test/import-world.ts';
import type { Booking } from './test/import-world.ts';

const PAYEES = ['Coffee bar', 'Bakery', 'Employer', 'Kiosk am Platz', 'Rent'];
const NUMBER = 'DE02120300000000202051';

interface History {
  /** Bookings of each day; days follow each other. */
  readonly days: readonly (readonly Booking[])[];
  readonly files: readonly {
    readonly from: number;
    readonly to: number;
    readonly kind: 'csv' | 'ofx' | 'ofx-ids';
    readonly reversed: boolean;
  }[];
  readonly touched: readonly number[];
}

/** A true history of a bank, with twins, and files that show whole days of it. */
const histories: fc.Arbitrary<History> = fc
  .array(
    fc.array(
      fc.record({ payee: fc.constantFrom(...PAYEES), amount: fc.constantFrom('-3.00', '-3.00', '-7.50', '20.00') }),
      { maxLength: 4 },
    ),
    { minLength: 3, maxLength: 9 },
  )
  .chain((days) =>
    fc.record({
      days: fc.constant(
        days.map((bookings, day) =>
          bookings.map((booking, index) => ({
            ...booking,
            date: `2026-10-${String(day + 1).padStart(2, '0')}`,
            id: `D${day}N${index}`,
          })),
        ),
      ),
      files: fc.array(
        fc.record({
          from: fc.nat(days.length - 1),
          to: fc.nat(days.length - 1),
          kind: fc.constantFrom('csv', 'ofx', 'ofx-ids'),
          reversed: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      touched: fc.array(fc.nat(20), { maxLength: 3 }),
    }),
  );

const runs = { numRuns: Number(process.env['RUNS'] ?? 15) };

/** Every property has an account of its own, in the same Steward. */
async function windows(t: Parameters<typeof importWorld>[0]) {
  const world = await importWorld(t);
  let accounts = 0;
  return {
    ...world,
    async fresh() {
      accounts += 1;
      const number = `${NUMBER}${accounts}`;
      const { id } = await world.account({ name: `Account ${accounts}`, number });
      const fileOf = ({ days, files }: History, index: number) => {
        const { from, to, kind, reversed } = files[index] ?? { from: 0, to: 0, kind: 'csv', reversed: false };
        const shown = days.slice(Math.min(from, to), Math.max(from, to) + 1).flat();
        const bookings = reversed ? shown.toReversed() : shown;
        if (kind === 'csv') return { shown, text: csvOf(bookings) };
        return {
          shown,
          text: ofxOf(
            kind === 'ofx' ? bookings.map(({ date, amount, payee }) => ({ date, amount, payee })) : bookings,
            { number },
          ),
        };
      };
      const bring = async (history: History, index: number) => {
        const { shown, text } = fileOf(history, index);
        if (shown.length === 0) return undefined;
        const { operation_id, result } = await world.bring(text, { account_id: id });
        assert.deepEqual([result?.['doubtful'], result?.['broken'], result?.['left']], [0, 0, 0]);
        return operation_id;
      };
      return { id, fileOf, bring, rows: () => world.rows(id) };
    },
  };
}

/** The days that one of the files shows, as the account must have them. */
function union(history: History, fileOf: (history: History, index: number) => { shown: readonly Booking[] }): string[] {
  const bookings = new Set(history.files.flatMap((_, index) => fileOf(history, index).shown));
  return [...bookings].map(({ date, amount, payee }) => `${date} ${amount.replace('.', '')} ${payee}`).toSorted();
}

test('files that overlap, of any format and in any order, however often: the account has each booking once', async (t) => {
  const { fresh } = await windows(t);
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { fileOf, bring, rows } = await fresh();
      for (const index of history.files.keys()) await bring(history, index);
      assert.deepEqual(await rows(), union(history, fileOf));
      for (const index of [...history.files.keys()].toReversed()) await bring(history, index);
      assert.deepEqual(await rows(), union(history, fileOf));
    }),
    runs,
  );
});

test('any one of the imports is taken back and brought in again: then everything is as it was', async (t) => {
  const { fresh, done, database } = await windows(t);
  await fc.assert(
    fc.asyncProperty(histories, fc.nat(), async (history, chosen) => {
      const { id, fileOf, bring, rows } = await fresh();
      const imports: string[] = [];
      for (const index of history.files.keys()) {
        const operation_id = await bring(history, index);
        if (operation_id !== undefined) imports.push(operation_id);
      }
      const operation_id = imports[chosen % Math.max(1, imports.length)];
      if (operation_id === undefined) return;
      const others = await database.read
        .selectFrom('transactions')
        .select('id')
        .where('account_id', '=', id)
        .where('import_id', '!=', operation_id)
        .execute();
      await done(operation_id, 'rollback');
      const rest = await database.read.selectFrom('transactions').select('id').where('account_id', '=', id).execute();
      assert.deepEqual(rest.map((row) => row.id).toSorted(), others.map((row) => row.id).toSorted());
      await done(operation_id, 'apply');
      assert.deepEqual(await rows(), union(history, fileOf));
      await done(operation_id, 'rollback');
      for (const index of history.files.keys()) await bring(history, index);
      assert.deepEqual(await rows(), union(history, fileOf));
    }),
    runs,
  );
});

test('what a person renamed, put in the trash or reconciled stays so, whatever comes again', async (t) => {
  const { fresh, database, ada } = await windows(t);
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { id, bring } = await fresh();
      for (const index of history.files.keys()) await bring(history, index);
      const rows = await database.read
        .selectFrom('transactions')
        .select('id')
        .where('account_id', '=', id)
        .orderBy('id')
        .execute();
      const touched = new Set(history.touched.map((number) => rows[number % Math.max(1, rows.length)]));
      for (const [index, row] of [...touched].entries()) {
        if (!row) continue;
        if (index === 0)
          await ada.call('PATCH', `/api/v1/transactions/${row.id}`, { payee: 'Mine', date: '2026-09-01', memo: 'n' });
        if (index === 1)
          await database.write((tx) =>
            tx.updateTable('transactions').set({ status: 'reconciled' }).where('id', '=', row.id).execute(),
          );
        if (index === 2) await ada.call('DELETE', `/api/v1/transactions/${row.id}`);
      }
      const all = () =>
        database.read.selectFrom('transactions').selectAll().where('account_id', '=', id).orderBy('id').execute();
      const before = await all();
      for (const index of history.files.keys()) await bring(history, index);
      assert.deepEqual(await all(), before);
    }),
    runs,
  );
});
