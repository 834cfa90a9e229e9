import { loadConfig } from '../../kernel/config/config.ts';
import type { Config } from '../../kernel/config/config.ts';
import type { Identity } from '../../kernel/identity/identity.ts';
import { silent } from '../../kernel/log/log.ts';
import { apiClient } from './api-client.ts';
import type { Api } from './api-client.ts';
import { localPerson } from './local-person.ts';
import { openPeople } from './people.ts';
import { findServer } from './running-server.ts';

/** Steward for the time of one command. */
export interface Connection {
  readonly api: Api;
  close(): Promise<void>;
}

/** The person pressed Ctrl-C. What was started goes on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Connects to the server that runs on the data folder, or else runs the program here until `close`, on a port of loopback that only
 * this command knows. Whoever can read the data folder needs no password: the command acts as the local person, or as `as`.
 *
 * @throws ConfigError; queue.in-use when another command runs the program just now
 */
export async function connect({ folder, as }: { folder: string; as?: string }): Promise<Connection> {
  const config = loadConfig({ cwd: folder });
  const server = await findServer(config.dataFolder);
  const { url, identity, stop } = server === undefined ? await runHere(config) : await visit(config, server);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Interrupted());
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const person = await localPerson(identity, as);
    const api = apiClient(url, await identity.issueTokensFor(person.id), interruption.signal);
    return {
      api,
      async close() {
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
        await api.call('POST', '/auth/logout', {}).catch(() => undefined); // The session ends by itself in 7 days.
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Place {
  readonly url: string;
  readonly identity: Identity;
  readonly stop: () => Promise<void>;
}

async function runHere(config: Config): Promise<Place> {
  const { createApp } = await import('../../app.ts');
  const app = await createApp({ config: { ...config, HOST: '127.0.0.1', PORT: 0 }, role: 'local', log: silent });
  try {
    await app.start();
    return { url: await app.http.listen(), identity: app.identity, stop: () => app.stop() };
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** The server does the work; of the data folder this command needs only who may ask. */
async function visit(config: Config, url: string): Promise<Place> {
  const { identity, close } = await openPeople(config, { current: true });
  return { url, identity, stop: close };
}
