import { Redis } from 'ioredis';
import { broadcastError } from './broadcast.errors.ts';
import type { Transport, TransportOptions } from './transport.ts';

const RECONNECT_MS = 2000;
/** For the last words; a server that has fallen silent never takes them. */
const QUIT_WITHIN_MS = 2000;
/** Who only listens does not notice that the other end is gone: after so long a silence the kernel asks. */
const KEEP_ALIVE_MS = 30_000;

/** Through Redis' publish and subscribe: one connection speaks, one listens. Both reconnect for ever; what is said meanwhile is lost. */
export async function throughRedis(url: string, { log, receive }: TransportOptions): Promise<Transport> {
  // Publishing knows no database numbers, so the number goes into the name: Stewards that share a server do not hear each other.
  const name = `steward:${new URL(url).pathname.slice(1) || '0'}:broadcast`;
  const connect = () =>
    new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      keepAlive: KEEP_ALIVE_MS,
      // By itself it would not catch a connection that ends before the answer: that would end the program.
      autoResubscribe: false,
      retryStrategy: (times) => Math.min(times * 50, RECONNECT_MS),
    }).on('error', (error) => log.warn({ err: error }, 'the connection to Redis broke; it will be made again'));
  const [speaking, listening] = [connect(), connect()];
  listening.on('message', (_, text) => receive(text));
  try {
    await Promise.all([speaking.connect(), listening.connect()]);
    await listening.subscribe(name);
    listening.on('ready', () => {
      listening
        .subscribe(name)
        .catch((error: unknown) => log.debug({ err: error }, 'it is subscribed at the next try'));
    });
  } catch (cause) {
    speaking.disconnect();
    listening.disconnect();
    throw broadcastError('broadcast.unavailable', { cause });
  }
  return {
    send(text) {
      speaking.publish(name, text).catch((error: unknown) => log.debug({ err: error }, 'a message was not sent'));
    },
    async close() {
      // Quit, not disconnect: what was said last still goes out.
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, QUIT_WITHIN_MS);
      await Promise.race([Promise.allSettled([speaking.quit(), listening.quit()]), late.promise]);
      clearTimeout(timer);
      // Where nobody is there to quit from, they would try for ever.
      speaking.disconnect();
      listening.disconnect();
    },
  };
}
