import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { ConfigError, loadConfig } from '../kernel/config/config.ts';
import type { Config } from '../kernel/config/config.ts';
import { openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { checkMailServer } from '../kernel/notices/notices.ts';
import { findServer } from './connection/connection.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';
import { bytes } from './terminal/terminal.ts';

interface Finding {
  readonly subject: string;
  readonly well: boolean;
  readonly words: string;
}

const LEAST_NODE = 26;
const LITTLE_SPACE = 1e9;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Look for what is wrong with this installation, and say what to do about it')
    .action(async (_options: unknown, command: Command) => {
      const settings = settingsOf(command);
      const findings = await examine(settings.folder);
      if (findings.some(({ well }) => !well)) process.exitCode = 1;
      if (settings.json) return printJson({ items: findings });
      for (const { subject, well, words } of findings)
        say(`${well ? styleText('green', '✔') : styleText('red', '✘')} ${subject.padEnd(10)} ${words}`);
    });
}

async function examine(folder: string): Promise<Finding[]> {
  const node = finding(
    'node',
    Number.parseInt(process.versions.node) >= LEAST_NODE,
    process.version,
    'run npm start once: it installs the Node that Steward needs',
  );
  let config: Config;
  try {
    config = loadConfig({ cwd: folder });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [node, ...error.faults.map((fault) => ({ subject: 'settings', well: false, words: fault }))];
  }
  const server = await findServer(config.dataFolder);
  return [
    node,
    { subject: 'settings', well: true, words: 'no faults' },
    dataFolder(config),
    space(config),
    await database(config),
    ...(config.REDIS_URL === undefined ? [] : [await redis(config.REDIS_URL)]),
    await mail(config),
    webApp(folder),
    { subject: 'server', well: true, words: server === undefined ? 'not running' : `running at ${server}` },
  ];
}

function finding(subject: string, well: boolean, words: string, remedy: string): Finding {
  return { subject, well, words: well ? words : `${words}; ${remedy}` };
}

function dataFolder({ dataFolder: path }: Config): Finding {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return { subject: 'data', well: false, words: `${path} cannot be written; give it to the user who runs Steward` };
  }
  const key = join(path, 'secret-key');
  const secret = !existsSync(key) || (statSync(key).mode & 0o077) === 0;
  return finding('data', secret, path, `others can read ${key}: chmod 600`);
}

function space({ dataFolder: path }: Config): Finding {
  const { bavail, bsize } = statfsSync(path);
  return finding('space', bavail * bsize >= LITTLE_SPACE, `${bytes(bavail * bsize)} free`, 'make room on this disk');
}

async function database(config: Config): Promise<Finding> {
  const name = config.DATABASE_URL === undefined ? 'SQLite' : 'PostgreSQL';
  try {
    await (await openDatabase({ ...config, log: silent })).close();
    return { subject: 'database', well: true, words: `${name} opens` };
  } catch (error) {
    return {
      subject: 'database',
      well: false,
      words: `${name}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

async function redis(url: string): Promise<Finding> {
  const { hostname, port } = new URL(url);
  const reached = await new Promise<boolean>((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port || 6379), timeout: 3000 });
    const end = (well: boolean) => {
      socket.destroy();
      resolve(well);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
  return finding(
    'redis',
    reached,
    `${hostname}:${port || 6379}`,
    'nothing answers there; start Redis or correct REDIS_URL',
  );
}

async function mail(config: Config): Promise<Finding> {
  try {
    const answers = await checkMailServer(config);
    const words = answers ? `${new URL(config.SMTP_URL ?? '').host} answers` : 'off; set SMTP_URL to send mail';
    return { subject: 'mail', well: true, words };
  } catch (error) {
    return finding(
      'mail',
      false,
      error instanceof Error ? error.message : String(error),
      'start the mail server or correct SMTP_URL',
    );
  }
}

function webApp(folder: string): Finding {
  const well = existsSync(join(folder, 'web/dist/index.html'));
  return { subject: 'web app', well, words: well ? 'built' : 'not built; npm start builds it' };
}
