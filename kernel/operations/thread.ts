import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Starter } from './engine.ts';
import { GiveWay } from './give-way.ts';
import { listKinds } from './kinds.ts';
import type { AnyKind } from './operation.ts';
import { operationsFor } from './operations-for.ts';
import type { OperationsFor } from './operations-for.ts';
import { perform } from './perform.ts';
import type { Assignment, Parts } from './perform.ts';
import type { Teller } from './progress.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import type { Publish } from '../database/database.ts';
import type { Actor } from '../http/route.ts';

/**
 * Makes this worker thread carry out operations: the one call of the module that `createOperations` is given as `threads.entry`.
 * `close` runs before the thread ends, for its connections.
 *
 * @example
 * const operations = serveThread({
 *   kinds, database, clock, log, close: () => database.close(),
 *   contextFor: async (ownerId, signal) => ({ …, operations: operations.for(actor) }),
 * });
 */
export function serveThread({
  kinds,
  close,
  ...rest
}: Omit<Parts, 'kinds'> & { kinds: readonly AnyKind[]; close: () => Promise<void> }): {
  for(actor: Actor): OperationsFor;
  /** Passes it on to the main thread, which has the connection. */
  publish: Publish;
} {
  if (!parentPort) throw new Error('serveThread is for a worker thread.');
  const port = parentPort;
  const post = (message: FromThread): void => port.postMessage(message);
  const parts: Parts = { ...rest, kinds: listKinds(kinds) };
  const running = new Map<string, AbortController>();

  const receive = (message: ToThread): void => {
    if (message.type === 'run') setImmediate(() => void carryOut(message.assignment));
    else if (message.type === 'stop') running.get(message.id)?.abort(new GiveWay(message.why));
    else void close().finally(() => port.close());
  };

  async function carryOut(assignment: Assignment): Promise<void> {
    const controller = new AbortController();
    running.set(assignment.id, controller);
    const outcome = await perform(
      parts,
      assignment,
      tellerFor(assignment.id, { port, post, receive }),
      controller.signal,
    );
    running.delete(assignment.id);
    post({ type: 'outcome', id: assignment.id, outcome });
  }

  port.on('message', receive);
  const starter: Starter = {
    ...parts,
    enqueue: (job) => post({ type: 'enqueue', job }),
    tell: (owner_id) => post({ type: 'tell', owner_id }),
    interrupt: (operation_id) => post({ type: 'interrupt', operation_id }),
  };
  return {
    for: (actor) => operationsFor(starter, actor),
    publish: (channel, message) => post({ type: 'publish', channel, message }),
  };
}

/** Each report also looks for mail: a long computation that reports hears of its cancellation without leaving the loop it is in. */
function tellerFor(
  id: string,
  {
    port,
    post,
    receive,
  }: { port: MessagePort; post: (message: FromThread) => void; receive: (message: ToThread) => void },
): Teller {
  return {
    progress(state) {
      post({ type: 'progress', id, state });
      for (let mail = receiveMessageOnPort(port); mail; mail = receiveMessageOnPort(port))
        receive(mail.message as ToThread);
    },
    say: (message) => post({ type: 'say', id, message }),
  };
}
