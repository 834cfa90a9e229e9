import type { Actor } from '../http/route.ts';
import type { Job, Queue } from '../queue/queue.ts';
import type { Leases } from './leases.ts';
import type { News } from './news.ts';
import type { Outcome } from './outcome.ts';
import type { Assignment, Parts } from './perform.ts';
import type { Teller } from './progress.ts';

/** What starting an operation and acting on it needs, wherever that happens: here, or in a thread that passes it on. */
export interface Starter extends Parts {
  /** Tells the queue. Nobody waits for it: where it cannot be reached, the sweeper tells it later. */
  readonly enqueue: (job: Job) => void;
  /** There are new events of this owner. */
  readonly tell: (ownerId: string) => void;
  /** A running operation is to stop, whichever process runs it; its row says so already. */
  readonly interrupt: (operationId: string) => void;
}

/** What the functions of this part share in a process that carries operations out and shows them. */
export interface Engine extends Starter {
  readonly queue: Queue;
  readonly news: News;
  readonly leases: Leases;
  readonly carrier: Carrier;
  readonly timing: Timing;
  /** How many operations of each queue run at once, in all processes together. */
  readonly concurrency: Readonly<Record<string, number>>;
  /** How many of a queue's places one owner may have. */
  readonly shareOf: (queue: string) => number;
}

export interface Timing {
  /** A worker that is silent for so long has lost its operations. */
  readonly leaseMs: number;
  readonly sweepMs: number;
  /** Before the second try; each further pause is twice as long, give or take a half. */
  readonly pauseMs: number;
  /** What a stop gives to operations that give way slowly. */
  readonly graceMs: number;
}

/** Carries out one phase somewhere: in a thread, or here. */
export interface Carrier {
  carry(assignment: Assignment, teller: Teller, signal: AbortSignal): Promise<Outcome>;
  /** Ends at once whatever still runs: its outcome is a death. */
  close(): Promise<void>;
}

/** All that routes and sockets need of a context: who asks. */
export interface Asking {
  readonly actor: Actor;
}

/** Of a queue's places one owner gets half: the other half is there for somebody else. */
export function ownerShare(concurrency: number): number {
  return Math.max(1, Math.floor(concurrency / 2));
}
