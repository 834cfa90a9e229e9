import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A real server that a test started. It ends with the process that started it, even if that is killed. */
export interface TestServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server and waits for the line that says that it is ready. A shell holds the server on a leash, a pipe from us: when that closes,
 * because we stopped or were killed, the shell ends the server with `signal` and removes `folder`. It does not keep the process alive.
 */
export async function startServer({
  command,
  folder,
  ready,
  signal,
  url,
}: {
  command: readonly string[];
  folder: string;
  ready: RegExp;
  signal: 'QUIT' | 'TERM';
  url: string;
}): Promise<TestServer> {
  const guard = `folder=$0
    "$@" 2>&1 3<&- & server=$!
    (read -r _ <&3; kill -${signal} $server) >&- 2>&- &
    wait $server; rm -rf "$folder"`;
  const shell = spawn('sh', ['-c', guard, folder, ...command], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    detached: true, // Out of reach of a terminal's Ctrl-C: the leash is enough, and cleans up.
  });
  const [output, leash] = [shell.stdio[1] as Socket, shell.stdio[3] as Socket];
  const ended = once(shell, 'exit');
  const said: string[] = [];
  const lines = createInterface({ input: output });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      if (ready.test(line)) resolve();
    });
    lines.once('close', () => reject(new Error(`${command[0]} did not start:\n${said.slice(-20).join('\n')}`)));
  });
  lines.removeAllListeners('line').resume();
  const handles = [shell, output, leash];
  for (const handle of handles) handle.unref();
  return {
    url,
    async stop() {
      for (const handle of handles) handle.ref();
      leash.end();
      await ended;
    },
  };
}

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
