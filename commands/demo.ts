import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import { loadConfig } from '../kernel/config/config.ts';
import { silent } from '../kernel/log/log.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';
import { showAppointments } from './demo-appointments.ts';
import { showCreatures } from './demo-creatures.ts';
import { showMoney } from './demo-money.ts';
import { takeStage } from './demo-stage.ts';
import type { Place, Shown, Stage } from './demo-stage.ts';

interface Options {
  readonly url?: string;
}

const SHOWS: Readonly<Record<string, (stage: Stage) => Promise<Shown>>> = {
  appointments: showAppointments,
  creatures: showCreatures,
  money: showMoney,
};

/** `demo appointments`, `demo creatures`, `demo money`: the whole way of a request, told line by line, on a Steward of its own that leaves nothing behind. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Show what Steward does, on a data folder of its own that is gone afterwards')
    .addArgument(new Argument('[what]', 'what to show').choices(Object.keys(SHOWS)).default('appointments'))
    .option('--url <address>', 'on this running Steward; its demo person stays, what they made does not')
    .action(async (what: string, { url }: Options, command: Command) => {
      const { json } = settingsOf(command);
      const told: string[] = [];
      const tell = (line: string): void => {
        told.push(line);
        if (!json) say(line);
      };
      const place = url === undefined ? await startHere(tell) : elsewhere(url);
      try {
        const stage = await takeStage(place, { tell, tidy: url !== undefined });
        const shown = await (SHOWS[what] ?? showAppointments)(stage);
        if (json) await printJson({ ...shown, trace: told });
        else say(`\n${shown.text}`);
      } finally {
        await place.stop();
      }
    });
}

type Stoppable = Place & { stop(): Promise<void> };

function elsewhere(url: string): Stoppable {
  return { url: url.replace(/\/+$/u, ''), restart: undefined, stop: async () => undefined };
}

async function startHere(tell: (line: string) => void): Promise<Stoppable> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-demo-'));
  const { createApp } = await import('../app.ts');
  const open = async (settings: Readonly<Record<string, string>>) => {
    const env = { PORT: '0', HOST: '127.0.0.1', STEWARD_DATA: join(folder, 'data'), ...settings };
    const app = await createApp({ config: loadConfig({ cwd: folder, env }), role: 'start', log: silent });
    return { app, url: (await app.start().catch(async (error: unknown) => abandon(app, error))) ?? '' };
  };
  let running: Awaited<ReturnType<typeof open>> | undefined;
  try {
    running = await open({});
    tell(`[STEWARD] started at ${running.url}`);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    get url() {
      return running?.url ?? '';
    },
    async restart(settings) {
      await running?.app.stop();
      running = undefined;
      running = await open(settings);
      tell(`[STEWARD] started anew at ${running.url}`);
    },
    async stop() {
      await running?.app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function abandon(app: { stop(): Promise<void> }, error: unknown): Promise<never> {
  await app.stop();
  throw error;
}
