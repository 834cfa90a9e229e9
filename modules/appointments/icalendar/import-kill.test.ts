import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, signIn, signUp } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { startProgram } from '../../../test/program.ts';
import { calendar } from './test/read.ts';

const EVENTS = 4000;

/** Resolves once a part of the work is done, or all of it. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.stage !== 'reading' && progress.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of an import and of its undo, it goes on: nothing is lost, nothing is twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-import-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  let program = await startProgram({ data });
  t.after(async () => {
    await program.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let ada = await signUp(program.url);
  const again = async () => {
    await program.end('SIGKILL');
    program = await startProgram({ data });
    ada = await signIn(program.url);
  };
  const exported = async () => {
    const reply = await fetch(`${program.url}/appointments/export`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    return (await reply.text())
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[1]);
  };

  const titles = Array.from({ length: EVENTS }, (_, n) => `Event ${String(n).padStart(5, '0')}`);
  const text = calendar(
    ...titles.map((title, n) => [`UID:${n}`, `SUMMARY:${title}`, 'DTSTART;TZID=Europe/Berlin:20260301T150000']),
  );
  const upload = await fetch(`${program.url}/api/v1/appointments/import?dry_run=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'text/calendar' },
    body: text,
  });
  const { operation_id: id } = (await upload.json()) as { operation_id: string };
  assert.partialDeepStrictEqual((await settled(ada, id)).result, { new: EVENTS });

  await ada.call('POST', `/api/v1/operations/${id}/apply`, {});
  await underWay(ada, id);
  await again();
  assert.partialDeepStrictEqual((await settled(ada, id)).result, { imported: EVENTS, left: 0 });
  assert.deepEqual(new Set(await exported()), new Set(titles));
  assert.equal((await exported()).length, EVENTS);

  await ada.call('POST', `/api/v1/operations/${id}/rollback`, {});
  await underWay(ada, id);
  await again();
  assert.deepEqual((await settled(ada, id)).result, { taken_back: EVENTS, left: 0 });
  assert.deepEqual(await exported(), []);
});
