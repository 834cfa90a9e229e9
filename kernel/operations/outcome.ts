import { StewardError } from '../errors/errors.ts';
import { operationsError } from './operations.errors.ts';

/** What is kept and shown of an error. */
export interface Fault {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** How one phase of one attempt ended; plain data, it crosses threads. */
export type Outcome =
  /** `result` is JSON. */
  | { readonly type: 'done'; readonly result: string }
  | { readonly type: 'failed'; readonly fault: Fault; readonly retry: boolean }
  /** Something else is in the way; it waits, without having used up an attempt. */
  | { readonly type: 'blocked'; readonly fault: Fault; readonly waitMs: number }
  /** It gave way to a cancellation, a shutdown or a lost lease. */
  | { readonly type: 'stopped' }
  /** Its thread is gone. */
  | { readonly type: 'died'; readonly reason: string };

/** What people are told of an error; a fault of ours keeps its message, its stack is for the log. */
export function faultOf(error: unknown): Fault {
  if (error instanceof StewardError) return { code: error.code, title: error.title, detail: error.message };
  const { code, title } = operationsError('operations.unexpected');
  return { code, title, detail: error instanceof Error ? error.message : String(error) };
}
