/**
 * From a progress call in a worker thread to the client's socket, alone and beside a running file operation; and how long the API takes to
 * answer while 100,000 files are looked at, moved and put back.
 *
 *     node bench/live.ts [--small]
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { settled } from '../test/person.ts';
import { makeTree } from './files-tree.ts';
import { median, printFigures, quantile, answersPerSecond, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

interface Event {
  readonly type: string;
  readonly status?: string;
  readonly operation?: { readonly status: string };
  readonly progress?: { readonly now: string | null } | null;
}

export async function measureLive({ small }: { small: boolean }): Promise<Figure[]> {
  const [ticks, files, seconds] = small ? [10, 2000, 1] : [150, 100_000, 10];
  return withSteward(async (steward) => {
    const alone = await delays(steward, ticks);
    const root = join(steward.folder, 'tree');
    makeTree(root, files);
    const work = busy(steward, root);
    const beside = await delays(steward, ticks);
    const api = await answersPerSecond(
      { url: `${steward.url}/api/v1/auth/me`, headers: { authorization: `Bearer ${steward.ada.token}` } },
      { seconds, connections: 4 },
    );
    await work.stop();
    return [
      { what: 'Progress call to socket', figure: pair(alone), target: 'p99 < 20 ms' },
      { what: 'Progress call to socket, while files move', figure: pair(beside), target: 'p99 < 20 ms' },
      { what: 'API while files move', figure: `p50 ${api.p50Ms} ms, p99 ${api.p99Ms} ms`, target: 'p99 < 50 ms' },
    ];
  });
}

/** Milliseconds from each call to its arrival. */
async function delays({ url, ada }: Steward, ticks: number): Promise<number[]> {
  // The engine lets ten reports a second through: slower ones are all sent, at once.
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
    operation_type: 'bench.ticking',
    times: ticks,
    pause_ms: 110,
  });
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/operations/${operation_id}`, {
    headers: { authorization: `Bearer ${ada.token}` },
  });
  const late: number[] = [];
  socket.on('message', (data: Buffer) => {
    const { type, progress, operation }: Event = JSON.parse(data.toString()) as Event;
    if (type === 'progress' && progress?.now)
      late.push(performance.timeOrigin + performance.now() - Number(progress.now));
    if (type === 'state' && operation?.status === 'completed') socket.close();
  });
  await once(socket, 'close');
  return late;
}

/** Organises the tree and puts it back, again and again, until it is told to stop. */
function busy({ ada }: Steward, root: string): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const work = (async () => {
    while (!stopping.signal.aborted) {
      const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/operations', {
        operation_type: 'files.organize',
        root_path: root,
        organization_mode: 'extension',
      });
      await settled(ada, operation_id);
      await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
      await settled(ada, operation_id);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await work;
    },
  };
}

const pair = (values: readonly number[]) =>
  `p50 ${median(values).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;

if (import.meta.main) await printFigures(measureLive);
