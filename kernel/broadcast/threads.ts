import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';
import type { Transport, TransportOptions } from './transport.ts';

/** Between the threads of one process. Named after the data folder: in tests several Stewards share a process. */
export function betweenThreads(dataFolder: string, { receive }: TransportOptions): Transport {
  const name = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 16);
  const channel = new BroadcastChannel(`steward:${name}`);
  channel.unref();
  channel.addEventListener('message', (event) => receive(String((event as MessageEvent).data)));
  return {
    send: (text) => channel.postMessage(text),
    async close() {
      channel.close();
    },
  };
}
