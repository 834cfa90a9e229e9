import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A network between a client and a server on loopback, for what a network does. */
export interface Proxy {
  readonly port: number;
  /** The client's connections, the oldest first. */
  readonly connections: readonly Socket[];
  /** What these connections bring goes nowhere from now on, and they do not learn of it. Resolves with the first that had something to say. */
  silence(): Promise<void>;
  /** No new connection, until `admit`: whoever tries is turned away. Resolves when somebody was. */
  refuse(): Promise<void>;
  admit(): void;
  stop(): Promise<void>;
}

export async function startProxy({ to }: { to: number }): Promise<Proxy> {
  const connections: Socket[] = [];
  let refusing: PromiseWithResolvers<void> | undefined;
  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    if (refusing) {
      client.destroy();
      refusing.resolve();
      return;
    }
    const beyond = connect(to, '127.0.0.1');
    beyond.on('error', () => client.destroy());
    beyond.on('close', () => client.destroy());
    client.on('close', () => {
      beyond.destroy();
      connections.splice(connections.indexOf(client), 1);
    });
    client.pipe(beyond).pipe(client);
    connections.push(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    async silence() {
      const said = connections.map((client) => {
        client.unpipe();
        client.resume();
        return once(client, 'data');
      });
      await Promise.race(said);
    },
    refuse() {
      refusing = Promise.withResolvers();
      return refusing.promise;
    },
    admit: () => void (refusing = undefined),
    async stop() {
      for (const client of connections) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
