import type { Job } from '../queue/queue.ts';
import type { GiveWay } from './give-way.ts';
import type { Outcome } from './outcome.ts';
import type { Assignment } from './perform.ts';
import type { ProgressState } from './wire.ts';

/** What the main thread tells a thread. Operations are claimed and finished on the main thread; a thread only carries out. */
export type ToThread =
  | { readonly type: 'run'; readonly assignment: Assignment }
  | { readonly type: 'stop'; readonly id: string; readonly why: GiveWay['why'] }
  | { readonly type: 'end' };

export type FromThread =
  | { readonly type: 'outcome'; readonly id: string; readonly outcome: Outcome }
  | { readonly type: 'progress'; readonly id: string; readonly state: ProgressState }
  | { readonly type: 'say'; readonly id: string; readonly message: string }
  /** What an operation that starts or stops another one asks of the main thread. */
  | { readonly type: 'enqueue'; readonly job: Job }
  | { readonly type: 'tell'; readonly owner_id: string }
  | { readonly type: 'interrupt'; readonly operation_id: string }
  /** What a transaction of this thread tells by broadcast. */
  | { readonly type: 'publish'; readonly channel: string; readonly message: unknown };
