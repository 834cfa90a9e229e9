import { Client } from 'pg';
import { broadcastError } from './broadcast.errors.ts';
import type { Transport, TransportOptions } from './transport.ts';

const NAME = 'steward_broadcast';
const RECONNECT_MS = 2000;

/** Through PostgreSQL's LISTEN and NOTIFY, on one connection that is made again whenever it breaks; what is said meanwhile is lost. */
export async function throughPostgresql(url: string, options: TransportOptions): Promise<Transport> {
  const listener = new Listener(url, options);
  try {
    await listener.connect();
  } catch (cause) {
    throw broadcastError('broadcast.unavailable', { cause });
  }
  return listener;
}

class Listener implements Transport {
  readonly #url: string;
  readonly #options: TransportOptions;
  #client: Client | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;

  constructor(url: string, options: TransportOptions) {
    this.#url = url;
    this.#options = options;
  }

  async connect(): Promise<void> {
    const client = new Client({ connectionString: this.#url, application_name: 'steward broadcast', keepAlive: true });
    client.on('error', (error) => this.#broken(client, error));
    client.on('end', () => this.#broken(client));
    client.on('notification', ({ payload }) => this.#options.receive(payload ?? ''));
    await client.connect();
    await client.query(`listen ${NAME}`);
    this.#failures = 0;
    this.#client = client;
    if (this.#closed) await client.end();
  }

  send(text: string): void {
    // A connection answers one query at a time.
    this.#last = this.#last
      .then(() => this.#client?.query('select pg_notify($1, $2)', [NAME, text]))
      .catch((error: unknown) => this.#options.log.debug({ err: error }, 'a message was not sent'));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#last;
    await this.#client?.end();
  }

  #broken(client: Client, error?: Error): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    client.removeAllListeners('notification');
    if (this.#closed) return;
    this.#options.log.warn({ err: error }, 'the connection for messages broke; it will be made again');
    client.end().catch(() => undefined);
    this.#reconnect();
  }

  #reconnect(): void {
    const pauseMs = Math.min(50 * 2 ** this.#failures++, RECONNECT_MS);
    this.#retry = setTimeout(() => {
      this.connect().catch(() => {
        if (!this.#closed) this.#reconnect();
      });
    }, pauseMs);
  }
}
