import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { suite, test } from 'node:test';
import { Studio } from './studio.ts';
import type { StudioOptions } from './studio.ts';

const program = new URL('test/odd-studio.ts', import.meta.url);

/** A studio whose processes do as they are told, and how to tell them. */
function studio(options: StudioOptions = {}) {
  const opened = new Studio({ program, ...options });
  const tell = async (word: string) => {
    const bytes = new TextEncoder().encode(word);
    const said = await opened.toPng({ media_type: 'image/png', bytes, width: 1, height: 1, side: 64 });
    return JSON.parse(new TextDecoder().decode(said)) as { pid: number; env: Record<string, string> };
  };
  return { tell, processes: () => opened.processes };
}

suite('the processes for pictures', () => {
  test('are none before the first picture, do one after the other, and know no key', async () => {
    const { tell, processes } = studio();
    assert.equal(processes(), 0);
    const first = await tell('');
    assert.deepEqual(first.env, {});
    assert.notEqual(first.pid, process.pid);
    assert.equal((await tell('')).pid, first.pid);
    assert.equal(processes(), 1);
  });

  test('go when there is nothing to do, and come back', async () => {
    const { tell, processes } = studio({ idleMs: 1 });
    const { pid } = await tell('');
    while (processes() > 0) await setTimeout(5);
    assert.notEqual((await tell('')).pid, pid);
  });

  test('that hang, crash or take too much memory cost one picture, no more', async () => {
    const { tell } = studio({ atOnce: 1, timeoutMs: 10_000 });
    const hanging = studio({ atOnce: 1, timeoutMs: 500 });
    await assert.rejects(hanging.tell('h'), { code: 'pictures.too-complex' });
    const { pid } = await tell('');
    for (const word of ['c', 'o']) await assert.rejects(tell(word), { code: 'pictures.too-complex' });
    assert.notEqual((await tell('')).pid, pid);
  });

  test('that cannot be started are no fault of the picture', async () => {
    const { tell } = studio({ program: new URL('test/nowhere.ts', import.meta.url), timeoutMs: 10_000 });
    await assert.rejects(tell(''), { code: 'pictures.unavailable', retryAfterSeconds: 5 });
  });

  test('are so many at once, so many wait, and more are refused', async () => {
    const { tell, processes } = studio({ atOnce: 2, waiting: 3 });
    const told = Array.from({ length: 5 }, () => tell(''));
    await assert.rejects(tell(''), { code: 'pictures.busy', retryAfterSeconds: 5 });
    const pids = new Set((await Promise.all(told)).map(({ pid }) => pid));
    assert.equal(pids.size, 2);
    assert.equal(processes(), 2);
  });
});
