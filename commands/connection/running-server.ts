import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Says where the server of this data folder answers, for commands; returns how to take it back. What is left behind by a killed
 * server does no harm: whoever reads it looks whether the process lives, and asks the address.
 */
export function announceServer(dataFolder: string, url: string): () => void {
  const path = join(dataFolder, 'server.json');
  writeFileSync(path, JSON.stringify({ url, pid: process.pid }), { mode: 0o600 });
  return () => {
    if (announcedBy(path)?.pid === process.pid) rmSync(path, { force: true });
  };
}

/** The address of the server that runs on this data folder now, if one does. */
export async function findServer(dataFolder: string): Promise<string | undefined> {
  const announced = announcedBy(join(dataFolder, 'server.json'));
  // Its address may be another server's by now.
  if (announced === undefined || !isAlive(announced.pid)) return undefined;
  const { url } = announced;
  const answers = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  return answers ? url : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function announcedBy(path: string): { url: string; pid: number } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { url: string; pid: number };
  } catch {
    return undefined; // Nobody announced themselves, or is just doing so.
  }
}
