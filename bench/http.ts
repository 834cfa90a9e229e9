/**
 * Read one, list 50 and durably create one (SQLite, `synchronous=FULL`) over HTTP, signed in, with the reminders example: beside a bare
 * Fastify handler on `node:sqlite`, signed in and not, which is the limit, and beside FastAPI + SQLModel where Debian's python3-fastapi and python3-sqlmodel are.
 *
 *     node bench/http.ts [--small]
 */
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../test/server.ts';
import { answersPerSecond, count, endPeer, median, printFigures, startPeer, times, withSteward } from './measure.ts';
import type { Call, Figure, Steward } from './measure.ts';

/** The same three questions for each server. */
interface Server {
  readonly read: Call;
  readonly list: Call;
  readonly create: Call;
  readonly end: () => Promise<void>;
}

const PYTHON = '/usr/bin/python3';
const OWNER = '018f0000-0000-7000-8000-000000000001';
const SECRET = 'the secret of a benchmark, known to all';
const DUE = '2026-12-24T18:00:00.000Z';
const QUESTIONS = [
  { ask: 'read', what: 'HTTP, read one', least: [0.7, 15] },
  { ask: 'list', what: 'HTTP, list 50', least: [0.7, 20] },
  { ask: 'create', what: 'HTTP, durable create', least: [0.7, 25] },
] as const;

/** Alternating rounds, so that whatever else the machine does meanwhile meets all alike. */
export async function measureHttp({ small }: { small: boolean }): Promise<Figure[]> {
  const [rows, rounds, seconds] = small ? [100, 0, 1] : [1000, 3, 2];
  return withSteward(async (steward) => {
    const servers = [
      await stewardServer(steward, rows),
      await bareFastify(steward.folder, rows, SECRET),
      await bareFastify(steward.folder, rows),
      await fastApi(steward.folder, rows),
    ];
    const figures: Figure[] = [];
    for (const { ask, what, least } of QUESTIONS) {
      const speeds: number[][] = servers.map(() => []);
      for (let round = 0; round <= rounds; round++)
        for (const [index, server] of servers.entries()) {
          const speed = server && (await answersPerSecond(server[ask], { seconds: round === 0 ? 1 : seconds }));
          // The first round warms up.
          if (speed && (small || round > 0)) speeds[index]?.push(speed.perSecond);
        }
      const [mine = 0, bare = 0, barer = 0, python] = speeds.map((each) =>
        each.length === 0 ? undefined : median(each),
      );
      figures.push({
        what,
        figure: `${count(mine)}/s`,
        ratio: [
          `${times(mine, bare)} bare Fastify that signs in`,
          `${times(mine, barer)} one that answers anybody`,
          ...(python === undefined ? [] : [`${times(mine, python)} FastAPI + SQLModel`]),
        ].join(', '),
        target: `≥ ${least[0]} ×, ≥ ${least[1]} ×`,
      });
    }
    for (const server of servers) await server?.end();
    return figures;
  });
}

async function stewardServer({ url, ada }: Steward, rows: number): Promise<Server> {
  const path = '/api/v1/reminders';
  const body = { text: 'Call the dentist', due_at: DUE };
  const made = await Promise.all(Array.from({ length: rows }, () => ada.call<{ id: string }>('POST', path, body)));
  const headers = { authorization: `Bearer ${ada.token}` };
  return {
    read: { url: `${url}${path}/${made[rows >> 1]?.id}`, headers },
    list: { url: `${url}${path}?limit=50`, headers },
    create: { url: `${url}${path}`, method: 'POST', headers, body },
    end: () => Promise.resolve(),
  };
}

async function bareFastify(folder: string, rows: number, secret?: string): Promise<Server> {
  const port = await freePort();
  const script = join(import.meta.dirname, 'peers/bare-fastify.ts');
  const file = join(folder, `bare-${secret === undefined ? 'open' : 'signed-in'}.sqlite`);
  const args = [script, String(port), file, OWNER, String(rows), ...(secret === undefined ? [] : [secret])];
  return peer(process.execPath, args, { port, rows, ...(secret === undefined ? {} : { token: jwt(secret) }) });
}

async function fastApi(folder: string, rows: number): Promise<Server | undefined> {
  if (spawnSync(PYTHON, ['-c', 'import fastapi, sqlmodel, uvicorn, jose']).status !== 0) {
    console.error(
      'FastAPI is left out: python3-fastapi, python3-sqlmodel, python3-jose and python3-uvicorn are not installed.',
    );
    return undefined;
  }
  const port = await freePort();
  const script = join(import.meta.dirname, 'peers/fastapi_sqlmodel.py');
  const args = [script, String(port), join(folder, 'fastapi.sqlite'), SECRET, OWNER, String(rows)];
  return peer(PYTHON, args, { port, rows, token: jwt(SECRET) });
}

async function peer(
  command: string,
  args: readonly string[],
  { port, rows, token }: { port: number; rows: number; token?: string },
): Promise<Server> {
  const url = `http://127.0.0.1:${port}/reminders`;
  const process = await startPeer(command, args, url);
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    read: { url: `${url}/row-${String(rows >> 1).padStart(6, '0')}`, headers },
    list: { url: `${url}?limit=50`, headers },
    create: { url, method: 'POST', headers, body: { title: 'Call the dentist', due_at: DUE } },
    end: () => endPeer(process),
  };
}

function jwt(secret: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: OWNER, sid: 'session', exp: Math.floor(Date.now() / 1000) + 86_400 })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

if (import.meta.main) await printFigures(measureHttp);
