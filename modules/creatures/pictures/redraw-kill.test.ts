import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../kernel/database/database.ts';
import { silent } from '../../../kernel/log/log.ts';
import { draws, startModelServer } from '../../../kernel/writer/test/model-server.ts';
import { settled, signIn, signUp } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { freshPostgresql } from '../../../test/postgresql.ts';
import { startProgram } from '../../../test/program.ts';
import { addCreatures, logOf, painted } from './test/menagerie.ts';

const CREATURES = 120;
const CONCURRENCY = 5;

/** Resolves once a part of the work is done. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.stage !== 'looking' && progress.done >= 10) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of a redraw and of its undo, it goes on: what was drawn is not drawn again', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-redraw-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const postgresql = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? await freshPostgresql() : undefined;
  const url = postgresql ? { DATABASE_URL: postgresql.url } : {};
  let drawings = 0;
  const picture = await painted();
  const model = await startModelServer((asked, reply) => {
    drawings += 1;
    return draws(picture(drawings))(asked, reply);
  });
  const env = { ...url, STEWARD_AI_BASE_URL: model.url, STEWARD_AI_IMAGE_MODEL: 'painter' };
  let program = await startProgram({ data, env });
  t.after(async () => {
    await program.end('SIGKILL');
    await model.close();
    await postgresql?.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  let ada = await signUp(program.url);
  const again = async () => {
    await program.end('SIGKILL');
    await postgresql?.endLeases();
    program = await startProgram({ data, env });
    ada = await signIn(program.url);
  };
  const database = await openDatabase({ dataFolder: data, ...url, log: silent });
  t.after(() => database.close());
  const ids = await addCreatures({ database }, { person: ada, count: CREATURES });
  const shown = async () => {
    const rows = await database.read.selectFrom('creatures').select('picture_id').execute();
    return rows.filter(({ picture_id }) => picture_id !== null).length;
  };

  const body = { concurrency: CONCURRENCY };
  const { operation_id: id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/creatures/avatars', body, 202);
  await underWay(ada, id);
  await again();
  assert.deepEqual((await settled(ada, id)).result, { done: CREATURES, skipped: 0, failed: 0 });
  const pictures = await database.read.selectFrom('creature_pictures').select(['creature_id', 'made_by']).execute();
  assert.deepEqual(pictures.map(({ creature_id }) => creature_id).toSorted(), ids.toSorted(), 'one picture for each');
  assert.ok(pictures.every(({ made_by }) => made_by === 'model'));
  // Those that were on their way when it died, and no others.
  assert.ok(drawings <= CREATURES + 25 + CONCURRENCY, `${drawings} drawings`);
  const changes = await database.read.selectFrom('creature_changes').select('creature_id').execute();
  assert.equal(changes.length, CREATURES, 'and one line of history');
  const settledItems = (await logOf({ database }, id)).filter((line) => line.endsWith('processed successfully.'));
  assert.equal(new Set(settledItems).size, settledItems.length);

  await ada.call('POST', `/api/v1/operations/${id}/rollback`, {});
  await again();
  assert.deepEqual((await settled(ada, id)).result, { taken_back: CREATURES, left: 0 });
  assert.equal(await shown(), 0);
});
