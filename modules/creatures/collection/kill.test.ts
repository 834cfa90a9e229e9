import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, signIn, signUp } from '../../../test/person.ts';
import type { OperationReply, Person } from '../../../test/person.ts';
import { startProgram } from '../../../test/program.ts';

const CREATURES = 3000;

interface Content {
  readonly tags: readonly { name: string; color: string }[];
  readonly creatures: readonly { name: string; tags: string[] }[];
}

/** Resolves once a part of the work is done, or all of it. */
async function underWay(person: Person, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await person.call<OperationReply>('GET', `/api/v1/operations/${id}`);
    if (!['pending', 'running', 'rolling_back'].includes(status)) return;
    if (progress && progress.stage !== 'reading' && progress.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('killed in the middle of an import, a merge and their undo, each goes on: nothing is lost, nothing is twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-creatures-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  let program = await startProgram({ data });
  t.after(async () => {
    await program.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let ada = await signUp(program.url);
  const killedIn = async (id: string) => {
    await underWay(ada, id);
    await program.end('SIGKILL');
    program = await startProgram({ data });
    ada = await signIn(program.url);
    return (await settled(ada, id)).result;
  };
  const content = () => ada.call<Content>('GET', '/api/v1/creatures/export');

  const tags = [
    { name: 'drake', color: '#123456' },
    { name: 'wyrm', color: '#654321' },
  ];
  const creatures = Array.from({ length: CREATURES }, (_, n) => ({
    name: `Creature ${String(n).padStart(5, '0')}`,
    tags: n % 3 === 0 ? ['drake', 'wyrm'] : n % 3 === 1 ? ['drake'] : ['wyrm'],
  }));
  const reply = await fetch(`${program.url}/api/v1/creatures/import?dry_run=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tags, creatures }),
  });
  const { operation_id: id } = (await reply.json()) as { operation_id: string };
  assert.partialDeepStrictEqual((await settled(ada, id)).result, { new: CREATURES, tags: 2 });
  await ada.call('POST', `/api/v1/operations/${id}/apply`, {});
  assert.partialDeepStrictEqual(await killedIn(id), { imported: CREATURES, left: 0, tags: 2 });
  const before = await content();
  const plain = ({ creatures }: Content) => creatures.map(({ name, tags }) => ({ name, tags }));
  assert.deepEqual(
    plain(before).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    creatures,
  );

  const known = await ada.call<{ items: { id: string; name: string }[] }>('GET', '/api/v1/tags');
  const [drake, wyrm] = ['drake', 'wyrm'].map((wanted) => known.items.find(({ name }) => name === wanted)?.id);
  const merge = await ada.call<{ operation_id: string }>('POST', '/api/v1/tags/merge', { from: [drake], into: wyrm });
  assert.deepEqual(await killedIn(merge.operation_id), { tags: 1, left: 0, moved: (CREATURES / 3) * 2 });
  const merged = await content();
  assert.deepEqual([merged.tags.length, merged.creatures.every(({ tags }) => tags.join() === 'wyrm')], [1, true]);
  await ada.call('POST', `/api/v1/operations/${merge.operation_id}/rollback`);
  assert.deepEqual(await killedIn(merge.operation_id), { tags: 1, restored: (CREATURES / 3) * 2, left: 0 });
  const again = await content();
  assert.deepEqual([again.tags, plain(again)], [before.tags, plain(before)]);

  // It changed since, by the merge and its undo, and is what it was: an undo holds the words against it, not the revision.
  await ada.call('POST', `/api/v1/operations/${id}/rollback`);
  assert.partialDeepStrictEqual(await killedIn(id), { taken_back: CREATURES, left: 0 });
  assert.deepEqual((await content()).creatures, []);
});
