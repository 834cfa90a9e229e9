import type { Request } from '../http/http.ts';
import { writerError } from './writer.errors.ts';

const BUSY_SECONDS = 5;

/** So many at once, made or waiting; more are refused. */
export class Room {
  readonly #size: number;
  #taken = 0;

  constructor(size: number) {
    this.#size = size;
  }

  get free(): number {
    return this.#size - this.#taken;
  }

  /** @throws writer.busy */
  async within<T>({ raw }: Request, work: () => Promise<T>): Promise<T> {
    if (this.free === 0) throw writerError('writer.busy', { retryAfterSeconds: BUSY_SECONDS });
    this.#taken += 1;
    // A model may think for longer than a connection is otherwise let idle.
    raw.socket.setTimeout(0);
    try {
      return await work();
    } finally {
      this.#taken -= 1;
    }
  }
}
