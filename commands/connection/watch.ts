import { setTimeout as wait } from 'node:timers/promises';
import { isAtRest } from './wire.ts';
import type { Operation, OperationEvent } from './wire.ts';

interface Watch {
  readonly url: string;
  /** The token of this moment: it changes while a long operation is watched. */
  readonly token: () => string;
  /** Asks for the operation by an ordinary call: renews the token, and tells whether anybody is there at all. */
  readonly current: () => Promise<Operation>;
  readonly show: (event: OperationEvent) => void;
  /** The number of the last event that need not come; absent: those that come from now on. */
  readonly after?: number;
  readonly signal?: AbortSignal;
}

const LONGEST_PAUSE_MS = 2000;
const MOST_FAILURES = 10;

/**
 * Events until the operation rests. A broken connection is made again, from the last event seen; after ten in a row that brought
 * nothing the fault is thrown.
 */
export async function watchOperation(watch: Watch): Promise<Operation> {
  let { after } = watch;
  for (let failures = 0; ; failures++) {
    const { operation, last } = await listen(watch, after);
    if (operation) return operation;
    if (last !== after) failures = 0;
    after = last;
    try {
      const now = await watch.current();
      if (isAtRest(now)) return now;
    } catch (error) {
      if (failures >= MOST_FAILURES) throw error;
    }
    if (failures >= MOST_FAILURES) throw new Error('The connection to Steward is lost again and again.');
    const pause = Math.min(LONGEST_PAUSE_MS, 50 * 2 ** failures);
    await wait(pause, undefined, watch.signal ? { signal: watch.signal } : {}).catch(() =>
      watch.signal?.throwIfAborted(),
    );
  }
}

/** One connection, until the operation rests or the connection ends. */
function listen(
  { url, token, show, signal, after: first }: Watch,
  after: number | undefined,
): Promise<{ operation?: Operation; last: number | undefined }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(after === undefined ? url : `${url}?after=${after}`, ['steward', `bearer.${token()}`]);
    let last = after;
    let since = -1;
    const abort = () => {
      socket.close();
      reject(signal?.reason as Error);
    };
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    const finish = (operation?: Operation) => {
      signal?.removeEventListener('abort', abort);
      socket.close();
      resolve({ ...(operation ? { operation } : {}), last });
    };
    socket.addEventListener('close', () => finish());
    socket.addEventListener('error', () => finish());
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as OperationEvent;
      if (first === undefined || event.type !== 'snapshot') last = event.sequence;
      // Who wants the events from the beginning waits for the one that says so: an earlier rest of what lives again is not the last.
      else if (!isAtRest(event.operation)) since = event.sequence;
      show(event);
      const isLast = first === undefined || (event.type !== 'snapshot' && event.sequence > since);
      if (isLast && 'operation' in event && isAtRest(event.operation)) finish(event.operation);
    });
  });
}
