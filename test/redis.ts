import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServer } from './server.ts';
import type { TestServer } from './server.ts';

/** Starts a private, empty Redis on loopback that writes nothing to disk. It ends with this process; it starts in milliseconds. */
export async function startRedis({ port }: { port?: number } = {}): Promise<TestServer & { readonly port: number }> {
  if (spawnSync('redis-server', ['--version']).error)
    throw new Error('These tests need a real Redis. Install it (on Debian: apt-get install redis-server).');
  const folder = mkdtempSync(join(tmpdir(), 'steward-redis-'));
  const chosen = port ?? (await freePort());
  const settings = `--port ${chosen} --bind 127.0.0.1 --appendonly no --maxmemory-policy noeviction`;
  const server = await startServer({
    command: ['redis-server', ...settings.split(' '), '--save', '', '--dir', folder],
    folder,
    ready: /Ready to accept connections/,
    signal: 'TERM',
    url: `redis://127.0.0.1:${chosen}`,
  });
  return { ...server, port: chosen };
}
