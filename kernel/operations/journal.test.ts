import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import * as fc from 'fast-check';
import { migrate, openDatabase } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { silent } from '../log/log.ts';
import { countsOf, DatabaseJournal } from './journal.ts';
import { operationsMigrations } from './migrations/migrations.ts';
import type { EntryState } from './operation.ts';
import { entry } from './test/kinds.ts';

const STATES: EntryState[] = ['planned', 'skipped', 'conflict', 'done', 'failed', 'undone', 'left', 'excluded'];
const state = fc.constantFrom(...STATES);
const position = fc.integer({ min: 1, max: 40 });

type Step =
  | { append: { state: EntryState; bytes: number }[] }
  | {
      settle: { from: number; to: number; was: EntryState; state: EntryState };
      changes: { position: number; state: EntryState }[];
    }
  | { reopen: true }
  | { drop: EntryState };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ append: fc.array(fc.record({ state, bytes: fc.nat(1000) }), { maxLength: 12 }) }),
  fc.record({
    settle: fc.record({ from: position, to: position, was: state, state }),
    changes: fc.uniqueArray(fc.record({ position, state }), { maxLength: 4, selector: ({ position }) => position }),
  }),
  fc.constant({ reopen: true as const }),
  fc.record({ drop: state }),
);

suite('the journal', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'steward-journal-'));
  let database: Database;
  before(async () => {
    database = await openDatabase({ dataFolder, log: silent });
    await migrate(database, operationsMigrations);
  });
  after(async () => {
    await database.close();
    rmSync(dataFolder, { recursive: true });
  });

  test('holds what a list in memory would, and its kept counts are what counting gives', async () => {
    let runs = 0;
    const { signal } = new AbortController();
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 12 }), async (script) => {
        const id = `operation ${(runs += 1)}`;
        const journal = new DatabaseJournal(database, id, async () => {});
        let model: { position: number; state: EntryState; bytes: number }[] = [];
        for (const step of script) {
          if ('append' in step) {
            const last = model.at(-1)?.position ?? 0;
            model.push(...step.append.map((one, index) => ({ ...one, position: last + index + 1 })));
            const entries = step.append.map(({ state, bytes }) => entry('x', { state, bytes }));
            await database.write((tx) => journal.append(tx, entries));
          } else if ('settle' in step) {
            const { settle, changes } = step;
            const named = new Map(changes.map((change) => [change.position, change.state]));
            for (const one of model) {
              const inRange = one.position >= settle.from && one.position <= settle.to;
              const changed = named.get(one.position);
              if (changed !== undefined) one.state = changed;
              else if (inRange && one.state === settle.was) one.state = settle.state;
            }
            await database.write((tx) => journal.settle(tx, settle, changes));
          } else if ('reopen' in step) {
            for (const one of model) if (one.state === 'undone') one.state = 'planned';
            await journal.reopen(signal);
          } else {
            model = model.filter((one) => one.state !== step.drop);
            await journal.drop(signal, step.drop);
          }
        }
        const rows = await journal.read({ limit: 1000 });
        assert.deepEqual(
          rows.map(({ position, state, bytes }) => ({ position, state, bytes })),
          model.map(({ position, state, bytes }) => ({ position, state, bytes })),
        );
        const counts = await countsOf(database, id);
        for (const state of STATES) {
          const own = model.filter((one) => one.state === state);
          assert.deepEqual(counts[state], {
            entries: own.length,
            bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
