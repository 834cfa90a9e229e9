import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import { loadConfig } from '../kernel/config/config.ts';
import { silent } from '../kernel/log/log.ts';
import { connectTo } from './connection/connection.ts';
import type { Api } from './connection/connection.ts';
import { printJson, say, settingsOf } from './conversation/conversation.ts';
import { demoAppointments } from './demo-calendar.ts';

interface Options {
  readonly url?: string;
}

const PASSWORD = 'correct horse battery staple';

/** `demo appointments`: the whole way of a request, told line by line, on a Steward of its own that leaves nothing behind. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Show what Steward does, on a data folder of its own that is gone afterwards')
    .addArgument(new Argument('[what]', 'what to show').choices(['appointments']).default('appointments'))
    .option('--url <address>', 'on this running Steward; its demo person stays, their appointments do not')
    .action(async (_what: string, { url }: Options, command: Command) => {
      const { json } = settingsOf(command);
      const told: string[] = [];
      const tell = (line: string): void => {
        told.push(line);
        if (!json) say(line);
      };
      const place = url === undefined ? await startHere(tell) : { url, stop: async () => undefined };
      try {
        const shown = await show(place.url.replace(/\/+$/u, ''), { tell, tidy: url !== undefined });
        if (json) await printJson({ ...shown, trace: told });
        else say(`\n${shown.text}`);
      } finally {
        await place.stop();
      }
    });
}

async function startHere(tell: (line: string) => void): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-demo-'));
  const { createApp } = await import('../app.ts');
  const env = { PORT: '0', HOST: '127.0.0.1', STEWARD_DATA: join(folder, 'data') };
  const app = await createApp({ config: loadConfig({ cwd: folder, env }), role: 'start', log: silent });
  const stop = async (): Promise<void> => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = (await app.start()) ?? '';
    tell(`[STEWARD] started at ${url}`);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Signs up, fills a calendar, downloads it, has it summed up: the calls that anybody can make with curl. */
async function show(
  url: string,
  { tell, tidy }: { tell: (line: string) => void; tidy: boolean },
): Promise<{ user: string; appointments: number; csv_bytes: number; operation_id: string; text: string }> {
  const user = `demo-${randomBytes(3).toString('hex')}`;
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const call = async <T>(method: string, path: string, { body, token }: { body?: unknown; token?: string } = {}) => {
    const reply = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    tell(`[BACKEND] ${method} ${path} ${reply.status}`);
    if (!reply.ok) throw new Error(`${method} ${path} was answered with ${reply.status}: ${text}`);
    return { text, json: () => JSON.parse(text) as T };
  };

  const account = { email: `${user}@example.com`, username: user, password: PASSWORD, time_zone };
  const signedUp = await call<{ access_token: string }>('POST', '/auth/signup', { body: account });
  const token = signedUp.json().access_token;
  const today = Temporal.Now.plainDateISO(time_zone);
  const ids: string[] = [];
  for (const body of demoAppointments(today, time_zone))
    ids.push((await call<{ id: string }>('POST', '/appointments', { body, token })).json().id);
  const csv = await call('GET', '/appointments/export', { token });
  tell(`[CSV] ${csv.text.trimEnd().split('\r\n').length - 1} appointments, ${Buffer.byteLength(csv.text)} bytes`);

  type Started = { operation_id: string; deduplicated: boolean };
  const summary = { body: { label: 'weekly' }, token };
  const { operation_id } = (await call<Started>('POST', '/summary/', summary)).json();
  const again = (await call<Started>('POST', '/summary/', summary)).json();
  if (again.operation_id === operation_id && again.deduplicated)
    tell('[LOCK] summary:weekly is held for 300 s: the second call is the same operation');
  const api: Api = connectTo(url, token);
  const done = await api.watch(operation_id, (event) => {
    if (event.type === 'log') tell(`[WORKER] ${event.message}`);
  });
  if (done.status !== 'completed') throw new Error(`The summary ${done.status}: ${done.error?.detail ?? 'no reason'}`);
  if (tidy) for (const id of ids) await call('DELETE', `/appointments/${id}?scope=all`, { token });
  const text = done.result?.['text'];
  if (typeof text !== 'string') throw new Error('The summary has no text.');
  return { user, appointments: ids.length, csv_bytes: Buffer.byteLength(csv.text), operation_id, text };
}
