import type { Command } from 'commander';
import package_ from '../package.json' with { type: 'json' };
import { loadConfig } from '../kernel/config/config.ts';
import { createLog } from '../kernel/log/log.ts';
import { announceServer } from './connection/connection.ts';
import { note, settingsOf } from './conversation/conversation.ts';
import { giveMemoryBackAtRest } from './memory.ts';

const ROLES = {
  start: 'Everything in one program: the web app, the API and the work',
  api: 'The web app and the API only; workers do the work. Needs PostgreSQL or Redis',
  worker: 'The work only. Needs PostgreSQL or Redis',
} as const;

/** `start`, `api`, `worker` and `ai`: the program itself, until a signal ends it. */
export function addServe(program: Command): void {
  for (const role of ['start', 'api', 'worker'] as const) {
    program
      .command(role)
      .description(ROLES[role])
      .action((_options: unknown, command: Command) => serve(role, settingsOf(command).folder));
  }
  program
    .command('ai')
    .description('The writer only, which asks the models. The others reach it by STEWARD_AI_SERVICE_URL')
    .action((_options: unknown, command: Command) => serveWriter(settingsOf(command).folder));
}

async function serveWriter(folder: string): Promise<void> {
  const config = loadConfig({ cwd: folder });
  const { createAiServer } = await import('../kernel/writer/ai-server.ts');
  const { systemClock } = await import('../kernel/clock/clock.ts');
  const log = createLog({ level: config.STEWARD_LOG_LEVEL, pretty: process.stdout.isTTY });
  const stopping = signalled();
  const http = createAiServer({ config, log, clock: systemClock, version: package_.version });
  const by = (model?: string) => (model === undefined ? 'its builtin' : `the model ${model}`);
  const makers = `${by(config.STEWARD_AI_MODEL)} for texts, ${by(config.STEWARD_AI_IMAGE_MODEL)} for pictures`;
  note(`\n  Steward is at ${await http.listen()}, on ${makers}. Ctrl-C stops it.\n`);
  log.info({ signal: await stopping, role: 'ai' }, 'stopping');
  await http.close();
  process.exit();
}

async function serve(role: keyof typeof ROLES, folder: string): Promise<void> {
  const config = loadConfig({ cwd: folder });
  const { createApp } = await import('../app.ts');
  const log = createLog({ level: config.STEWARD_LOG_LEVEL, pretty: process.stdout.isTTY });
  const stopping = signalled();
  const app = await createApp({ config, role, log });
  try {
    const url = await app.start();
    const withdraw = url === undefined ? undefined : announceServer(config.dataFolder, url);
    note(
      `\n  Steward ${url === undefined ? 'is working' : `is at ${url}`}, on ${describe(config)}. Ctrl-C stops it.\n`,
    );
    giveMemoryBackAtRest();
    log.info({ signal: await stopping, role }, 'stopping');
    withdraw?.();
  } finally {
    await app.stop();
  }
  // Something may still be knocking at a server that is gone; nobody waits for it.
  process.exit();
}

function describe({ DATABASE_URL, REDIS_URL, dataFolder }: ReturnType<typeof loadConfig>): string {
  const database = DATABASE_URL === undefined ? `SQLite in ${dataFolder}` : `PostgreSQL, data in ${dataFolder}`;
  const queue =
    REDIS_URL === undefined ? (DATABASE_URL === undefined ? 'its embedded queue' : 'a queue in PostgreSQL') : 'Redis';
  return `${database} and ${queue}`;
}

/** Resolves at the first signal that asks to stop; a second one ends the program at once. */
function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(130));
      });
    }
  });
}
