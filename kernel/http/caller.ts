import type { Actor } from './actor.ts';
import type { Reply, Request } from './route.ts';

/** Who is on the other end of one request or socket. The app makes a handler's context from it. */
export interface Caller {
  readonly actor: Actor | undefined;
  readonly requestId: string;
  readonly address: string;
  /** Aborts when the caller has gone. Made when first read: most requests never do. */
  readonly signal: AbortSignal;
}

export class HttpCaller implements Caller {
  readonly actor: Actor | undefined;
  readonly #request: Request;
  readonly #reply: Reply;
  #signal: AbortSignal | undefined;

  constructor(request: Request, reply: Reply, actor: Actor | undefined) {
    this.#request = request;
    this.#reply = reply;
    this.actor = actor;
  }

  get requestId(): string {
    return this.#request.id;
  }

  get address(): string {
    return this.#request.ip;
  }

  get signal(): AbortSignal {
    this.#signal ??= abortOnClose(this.#reply);
    return this.#signal;
  }
}

function abortOnClose({ raw }: Reply): AbortSignal {
  const controller = new AbortController();
  const onClose = () => {
    if (!raw.writableFinished) controller.abort(new Error('The caller has gone.'));
  };
  if (raw.destroyed) onClose();
  else raw.once('close', onClose);
  return controller.signal;
}
