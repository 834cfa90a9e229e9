import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { ask } from './ask.ts';
import { settled, signIn, signUp } from './person.ts';
import type { OperationReply, Person } from './person.ts';
import { freshPostgresql } from './postgresql.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { startRedis } from './redis.ts';
import { assertSameContents, contentsOf, plant } from './tree.ts';

const FILES = 6000;

suite('scaled out: PostgreSQL, APIs and workers', () => {
  test('with Redis: watched through another API, a killed worker replaced, an emptied Redis forgotten', async (t) => {
    let redis = await startRedis();
    t.after(() => redis.stop());
    const { root, before, launch } = await prepare(t, { REDIS_URL: redis.url });
    const [one, other, worker] = await Promise.all([launch('api'), launch('api'), launch('worker')]);
    const ada = await signUp(one.url);
    const there = await signIn(other.url);

    // An operation started at one API runs on a worker and is watched at the other.
    const { operation_id } = await organise(ada, root);
    const watched = watch(other, there, operation_id);
    await underWay(ada, operation_id, 'moving');
    await launch('worker');
    await worker.end('SIGKILL');
    const killedAt = performance.now();

    // Meanwhile: a logout at one API holds at the other at once, and closes its sockets.
    const rex = await signUp(one.url, 'rex');
    const socket = new WebSocket(`${other.url.replace('http', 'ws')}/ws/operations`, {
      headers: { authorization: `Bearer ${rex.token}` },
    });
    await once(socket, 'message');
    const closed = once(socket, 'close');
    await rex.call('POST', '/api/v1/auth/logout', undefined, 204);
    const since = performance.now();
    const me = await ask(`${other.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${rex.token}` } });
    assert.equal(me.status, 401);
    await closed;
    assert.ok(performance.now() - since < 5000, 'the socket at the other API is closed within 5 s');

    const applied = await settled(ada, operation_id);
    const seconds = Math.round((performance.now() - killedAt) / 1000);
    t.diagnostic(`another worker had finished ${seconds} s after the first was killed`);
    assert.deepEqual([applied.status, applied.result?.['moved']], ['completed', FILES], JSON.stringify(applied));
    assert.ok(seconds < 45, `${seconds} s`);
    assertSameContents(before, root, 'after a worker was killed');
    const seen = await watched;
    assert.deepEqual([seen[0], seen.at(-1)], ['snapshot', 'completed']);
    assert.ok(seen.includes('progress'), 'progress came through the other API');

    // Redis goes away in the middle of the undo, with all it knew; what is asked meanwhile is done when there is one again.
    await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
    await underWay(ada, operation_id, 'moving back');
    await redis.stop();
    const meanwhile = await organise(there, root, { organization_mode: 'extension', dry_run: true });
    await there.call('GET', '/api/v1/auth/me', undefined, 200);
    redis = await startRedis({ port: redis.port });
    const undone = await settled(ada, operation_id);
    assert.deepEqual([undone.status, undone.result?.['restored']], ['rolled_back', FILES], JSON.stringify(undone));
    assert.deepEqual(contentsOf(root), before);
    assert.equal((await settled(ada, meanwhile.operation_id)).status, 'completed');
  });

  test('with PostgreSQL alone: an operation runs on a worker, and is watched and cancelled through the API', async (t) => {
    const { root, before, launch } = await prepare(t, {});
    const [api] = await Promise.all([launch('api'), launch('worker'), launch('worker')]);
    const ada = await signUp(api.url);
    const { operation_id } = await organise(ada, root);
    const watched = watch(api, ada, operation_id);
    await underWay(ada, operation_id, 'moving');
    await ada.call('POST', `/api/v1/operations/${operation_id}/cancel`, undefined, 202);
    assert.equal((await settled(ada, operation_id)).status, 'cancelled');
    assert.equal((await watched).at(-1), 'cancelled');
    await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`, undefined, 202);
    assert.equal((await settled(ada, operation_id)).status, 'rolled_back');
    assert.deepEqual(contentsOf(root), before);
  });
});

/** One machine after another: each process has a data folder of its own and shares the database, the secret and the files. */
async function prepare(t: TestContext, settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'steward-scale-out-'));
  const root = join(folder, 'tree');
  plant(root, Object.fromEntries(Array.from({ length: FILES }, (_, n) => [`in ${n % 40}/${n}.txt`, `content ${n}`])));
  const postgresql = await freshPostgresql();
  const programs: Program[] = [];
  t.after(async () => {
    await Promise.all(programs.map((program) => program.end('SIGTERM')));
    await postgresql.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    root,
    before: contentsOf(root),
    async launch(role: 'api' | 'worker'): Promise<Program> {
      const data = mkdtempSync(join(folder, 'data-'));
      mkdirSync(data, { recursive: true });
      const program = await startProgram({
        data,
        role,
        env: {
          DATABASE_URL: postgresql.url,
          SECRET_KEY: 'one secret for all of the processes',
          STEWARD_FILES_BASES: root,
          ...settings,
        },
      });
      programs.push(program);
      return program;
    },
  };
}

function organise(person: Person, root_path: string, input: Record<string, unknown> = {}) {
  return person.call<{ operation_id: string }>(
    'POST',
    '/api/v1/operations',
    { operation_type: 'organize', root_path, organization_mode: 'category_year', ...input },
    202,
  );
}

async function underWay(person: Person, operationId: string, stage: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${operationId}`);
    if (progress?.stage === stage && progress.done > 2000) return;
    assert.ok(!['completed', 'failed', 'rolled_back'].includes(status), `it was over too soon: ${status}`);
  }
}

/** The types of what a socket says of an operation until it has come to rest; the last is the status in which it rests. */
async function watch(api: Program, person: Person, operationId: string): Promise<string[]> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/ws/operations/${operationId}`, {
    headers: { authorization: `Bearer ${person.token}` },
  });
  const seen: string[] = [];
  socket.on('message', (data) => {
    const { type, operation } = JSON.parse((data as Buffer).toString()) as {
      type: string;
      operation?: { status: string };
    };
    seen.push(type);
    if (['completed', 'cancelled', 'failed'].includes(operation?.status ?? '')) {
      seen.push(operation?.status ?? '');
      socket.close();
    }
  });
  await once(socket, 'close');
  return seen;
}
