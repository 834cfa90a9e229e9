import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { startModelServer, writes } from '../kernel/writer/test/model-server.ts';
import { ask } from './ask.ts';
import { runCommand } from './command.ts';
import { watch } from './organising.ts';
import { settled, signUp } from './person.ts';
import { startProgram } from './program.ts';

/**
 * What people's own manuals told them to type, as it stands there; only the port is another. Each test names the manual.
 * `docs/seeds.md` says where the rest of what they describe has gone.
 */
suite('the manuals of five systems, followed to the letter', () => {
  test('file organiser: health, signup, organise, watch, list, roll back', async (t) => {
    const { program, base } = await start(t);
    const files = join(base, 'files');
    mkdirSync(files);
    writeFileSync(join(files, 'report.pdf'), 'a report');

    // curl http://localhost:8000/health
    const health = await ask(`${program.url}/health`);
    assert.deepEqual([health.status, health.text], [200, '{"status":"healthy"}']);

    const signup = await ask(`${program.url}/api/v1/auth/signup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{
    "email": "user@example.com",
    "username": "testuser",
    "password": "secure123!",
    "full_name": "Test User"
  }`,
    });
    assert.equal(signup.status, 201, signup.text);
    const { access_token, token_type } = signup.body as { access_token: string; token_type: string };
    assert.equal(token_type, 'bearer');
    const bearer = { Authorization: `Bearer ${access_token}` };

    const organise = (root: string) =>
      ask(`${program.url}/api/v1/operations`, {
        method: 'POST',
        headers: { ...bearer, 'Content-Type': 'application/json' },
        body: `{
    "root_path": "${root}",
    "operation_type": "organize",
    "organization_mode": "category_year",
    "dry_run": true
  }`,
      });
    const elsewhere = await organise('/path/to/files');
    assert.deepEqual(
      [elsewhere.status, elsewhere.headers.get('content-type'), elsewhere.body['code'], elsewhere.body['detail']],
      [
        403,
        'application/problem+json',
        'files.outside-bases',
        '/path/to/files is not under a folder that the admin allows.',
      ],
    );
    const started = await organise(files);
    assert.equal(started.status, 202, started.text);
    assert.equal(started.body['status'], 'pending');
    const operation_id = started.body['operation_id'] as string;

    // The manual's `monitor`, with the headers that its snippet prepares and forgets to pass.
    const messages = await watch(program.url, { token: access_token }, operation_id);
    assert.equal(messages[0]?.type, 'snapshot');
    assert.equal(messages.at(-1)?.operation?.status, 'completed');
    assert.deepEqual(readdirSync(files), ['report.pdf'], 'a dry run changes nothing');

    const list = await ask(`${program.url}/api/v1/operations`, { headers: bearer });
    assert.deepEqual(
      [list.status, (list.body['items'] as { operation_id: string }[])[0]?.operation_id],
      [200, operation_id],
    );
    const one = await ask(`${program.url}/api/v1/operations/${operation_id}`, { headers: bearer });
    assert.deepEqual([one.status, one.body['status'], one.body['dry_run']], [200, 'completed', true]);

    const rollback = () =>
      ask(`${program.url}/api/v1/operations/${operation_id}/rollback`, { method: 'POST', headers: bearer });
    const nothing = await rollback();
    assert.deepEqual([nothing.status, nothing.body['code']], [409, 'operations.nothing-to-undo']);
    const apply = await ask(`${program.url}/api/v1/operations/${operation_id}/apply`, {
      method: 'POST',
      headers: bearer,
    });
    assert.equal(apply.status, 202, apply.text);
    await watch(program.url, { token: access_token }, operation_id);
    assert.deepEqual(readdirSync(files), ['Documents']);
    const undone = await rollback();
    assert.deepEqual([undone.status, undone.body['status']], [202, 'rolling_back']);
    const end = await watch(program.url, { token: access_token }, operation_id);
    assert.equal(end.at(-1)?.operation?.status, 'rolled_back');
    assert.deepEqual(readdirSync(files), ['report.pdf']);
  });

  test('file organiser: sign-in, documentation, status', async (t) => {
    const { program } = await start(t);
    await signUp(program.url, 'user');
    const json = { 'Content-Type': 'application/json' };
    const login = await ask(`${program.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: json,
      body: '{"email": "user@example.com", "password": "correct horse battery"}',
    });
    assert.equal(login.status, 200, login.text);
    // The "Authorize" button of /docs sends a form.
    const form = await ask(`${program.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=password&username=user&password=correct+horse+battery',
    });
    assert.equal(form.status, 200, form.text);

    const refreshed = await ask(`${program.url}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ refresh_token: login.body['refresh_token'] }),
    });
    assert.equal(refreshed.status, 200, refreshed.text);
    const me = await ask(`${program.url}/api/v1/auth/me`, {
      headers: { Authorization: `Bearer ${String(refreshed.body['access_token'])}` },
    });
    assert.deepEqual([me.status, me.body['email'], me.body['role']], [200, 'user@example.com', 'admin']);

    const docs = await ask(`${program.url}/docs`);
    const page =
      docs.status === 200 ? docs : await ask(new URL(docs.headers.get('location') ?? '', `${program.url}/docs`).href);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    const description = await ask(`${program.url}/openapi.json`);
    assert.equal(description.body['openapi'], '3.1.0');
    const status = await ask(`${program.url}/api/v1/status`);
    assert.deepEqual([status.status, status.body['name']], [200, 'Steward']);
  });

  test('technical manual: 15 minutes, 7 days, and both dead after logout or a new password', async (t) => {
    const { program } = await start(t);
    await signUp(program.url, 'user');
    const open = async (password = 'correct horse battery') => {
      const { body } = await ask(`${program.url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'user@example.com', password }),
      });
      const { access_token, refresh_token, expires_in } = body;
      assert.ok(
        typeof access_token === 'string' && typeof refresh_token === 'string' && typeof expires_in === 'number',
      );
      return { access_token, refresh_token, expires_in };
    };
    const dead = async ({ access_token, refresh_token }: Tokens) => {
      const me = await ask(`${program.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${access_token}` } });
      const refresh = await ask(`${program.url}/api/v1/auth/refresh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refresh_token }),
      });
      return [me.status, refresh.status];
    };
    const one = await open();
    assert.equal(one.expires_in, 900);
    const { exp, iat } = claims(one.access_token);
    assert.equal(exp - iat, 15 * 60);

    const gone = await ask(`${program.url}/api/v1/auth/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${one.access_token}` },
    });
    assert.equal(gone.status, 204, gone.text);
    assert.deepEqual(await dead(one), [401, 401]);

    const [mine, elsewhere] = [await open(), await open()];
    const changed = await ask(`${program.url}/api/v1/auth/password`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${mine.access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ current_password: 'correct horse battery', new_password: 'another horse entirely' }),
    });
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual(
      [await dead(mine), await dead(elsewhere)],
      [
        [401, 401],
        [401, 401],
      ],
    );
    assert.equal((await open('another horse entirely')).expires_in, 900);
  });

  test('appointment manager and creatures: an admin pings and rotates keys; a user may not, and nobody gets 401', async (t) => {
    const { program } = await start(t);
    const admin = await signUp(program.url, 'admin');
    const user = await signUp(program.url, 'user');
    await admin.call('GET', '/auth/admin/ping', undefined, 200);
    await user.call('GET', '/auth/admin/ping', undefined, 403);
    const rotated = await admin.call<{ kid: string }>('POST', '/admin/rotate-keys', undefined, 200);
    assert.ok(rotated.kid);
    await user.call('POST', '/admin/rotate-keys', undefined, 403);
    await user.call('GET', '/api/v1/auth/me', undefined, 200);
    await admin.call('POST', '/admin/rotate-keys', { immediately: true }, 200);
    await user.call('GET', '/api/v1/auth/me', undefined, 401);
    for (const path of ['/auth/admin/ping', '/api/v1/auth/me', '/api/v1/operations', '/api/v1/files/roots']) {
      const { status, body, headers } = await ask(program.url + path);
      assert.deepEqual([path, status, body['code']], [path, 401, 'http.sign-in-needed']);
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer/);
    }
  });

  test('appointment manager: create, list, download as CSV, and a summary that is queued once', async (t) => {
    const { program } = await start(t);
    const person = await signUp(program.url);
    const nobody = await ask(`${program.url}/appointments`);
    assert.equal(nobody.status, 401);
    const today = new Date().toISOString().slice(0, 10);
    for (const [title, hour] of [
      ['Dentist', '09'],
      ['Review', '11'],
      ['=HYPERLINK("http://evil")', '13'],
    ])
      await person.call(
        'POST',
        '/appointments',
        { title, starts_at: `${today}T${hour}:00:00Z`, ends_at: `${today}T${hour}:30:00Z` },
        201,
      );
    await person.call('POST', '/appointments', { title: '', starts_at: 'soon' }, 422);
    const { items } = await person.call<{ items: { id: string; title: string }[] }>('GET', '/appointments');
    assert.equal(items.length, 3);
    const [one] = items;
    assert.ok(one);
    await person.call('PATCH', `/appointments/${one.id}`, { location: 'Bahnhofstrasse 12' }, 200);
    await person.call('GET', `/appointments/${one.id}`, undefined, 200);

    const csv = await ask(`${program.url}/appointments/export`, {
      headers: { Authorization: `Bearer ${person.token}` },
    });
    assert.equal(csv.status, 200, csv.text);
    assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
    const lines = csv.text.trimEnd().split('\r\n');
    assert.equal(lines.length, 4);
    assert.match(lines[0] ?? '', /title/);
    assert.match(csv.text, /Dentist/);
    assert.doesNotMatch(csv.text, /(^|[,"])=HYPERLINK/m, 'a spreadsheet runs nothing');

    // [BACKEND] POST /summary/ 200, with refresh_lock:summary:daily for 300 s
    const queue = () =>
      person.call<{ operation_id: string; deduplicated: boolean }>('POST', '/summary/', { label: 'daily' }, 202);
    const first = await queue();
    assert.equal(first.deduplicated, false);
    const done = await settled(person, first.operation_id);
    assert.equal(done.status, 'completed');
    const second = await queue();
    assert.deepEqual([second.operation_id, second.deduplicated], [first.operation_id, true]);
    // [WORKER] Summary generated for 3 appointments
    const events = await person.call<{ items: { type: string; message?: string }[] }>(
      'GET',
      `/api/v1/operations/${first.operation_id}/events`,
    );
    assert.ok(events.items.some(({ message }) => message === 'Summary generated for 3 appointments'));
    const summaries = await person.call<{ items: { text: string }[] }>('GET', '/api/v1/summaries?label=daily');
    assert.match(summaries.items[0]?.text ?? '', /you have 3 appointments/);
  });

  test('appointment manager: its demo starts the stack, registers, creates, downloads, queues a summary and prints it', async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'steward-demo-test-'));
    t.after(() => rmSync(home, { recursive: true, force: true }));
    const { code, output, errors } = await runCommand('scripts/demo.sh', [], { home, env: { TMPDIR: home } });
    assert.equal(code, 0, errors);
    const told = [
      /\[STEWARD\] started at http:\/\/127\.0\.0\.1:\d+/,
      /\[BACKEND\] POST \/auth\/signup 201/,
      /\[BACKEND\] POST \/appointments 201/,
      /\[BACKEND\] GET \/appointments\/export 200/,
      /\[CSV\] \d+ appointments, \d+ bytes/,
      /\[BACKEND\] POST \/summary\/ 202/,
      /\[LOCK\] summary:weekly is held for 300 s/,
      /\[WORKER\] Summary generated for \d+ appointments/,
      /From \w+ \d+ \w+ to \w+ \d+ \w+ you have \d+ appointments/,
      /“Dentist” and “Project review”/,
    ];
    let at = 0;
    for (const line of told) {
      const found = output.slice(at).search(line);
      assert.ok(found >= 0, `${String(line)} is told in its place:\n${output}`);
      at += found;
    }
    assert.deepEqual(readdirSync(home), [], 'nothing is left behind');
  });

  test('finance suite: 401 without a token, a report that is queued once under its job id, its trace, and its files', async (t) => {
    // A model that takes its time: so one report is under way when the next is asked for. What it makes up is not taken.
    const goOn = Promise.withResolvers<void>();
    const model = await startModelServer(async (question, reply) => {
      await goOn.promise;
      await writes('You spent €999.99.')(question, reply);
    });
    t.after(() => model.close());
    const { program, data } = await start(t, { STEWARD_AI_BASE_URL: model.url, STEWARD_AI_MODEL: 'slow' });
    for (const path of ['/transactions', '/api/v1/reports', '/reports-files/2026-10.pdf'])
      assert.equal((await ask(program.url + path)).status, 401, path);
    const person = await signUp(program.url);
    const { id } = await person.call<{ id: string }>('GET', '/api/v1/auth/me');
    const account = await person.call<{ id: string }>(
      'POST',
      '/api/v1/accounts',
      { name: 'Bank', currency: 'EUR' },
      201,
    );
    for (const [payee, amount] of [
      ['Employer', '2500.00'],
      ['=HYPERLINK("http://evil")', '-19.99'],
    ])
      await person.call('POST', '/transactions', { account_id: account.id, date: '2026-01-15', payee, amount }, 201);

    // [REDIS] RPUSH arq:job_queue '{"job_id": "monthly_report_1", "function": "generate_monthly_report", "kwargs": {"user_id": 1}}'
    const enqueue = () =>
      person.call<{ operation_id: string; job_id: string; deduplicated: boolean }>(
        'POST',
        '/api/v1/reports/monthly',
        { month: '2026-01' },
        202,
      );
    const [one, other] = [await enqueue(), await enqueue()];
    goOn.resolve();
    const job = `monthly_report_${id}_2026-01`;
    assert.deepEqual([one.job_id, other.job_id, other.operation_id === one.operation_id], [job, job, true]);
    assert.deepEqual([one.deduplicated, other.deduplicated], [false, true]);
    assert.equal((await settled(person, one.operation_id)).status, 'completed');
    const events = await person.call<{ items: { message?: string }[] }>(
      'GET',
      `/api/v1/operations/${one.operation_id}/events`,
    );
    const trace = events.items.flatMap(({ message }) => message ?? []);
    assert.equal(trace[0], `Found job ${job}. Starting execution...`);
    assert.equal(trace.at(-1), `Job ${job} completed.`);
    // "stored in the app/data/reports directory", "served via the /reports-files endpoint": to whom they belong
    const authorization = `Bearer ${person.token}`;
    const pdf = await ask(`${program.url}/reports-files/2026-01.pdf`, { headers: { authorization } });
    assert.deepEqual([pdf.status, pdf.headers.get('content-type')], [200, 'application/pdf']);
    const page = await ask(`${program.url}/reports-files/2026-01.html`, {
      headers: { authorization, accept: 'text/html' },
    });
    assert.match(page.text, /you earned €2,500\.00 and spent €19\.99/);
    assert.deepEqual(readdirSync(join(data, 'store/reports', id, one.operation_id)).toSorted(), [
      '2026-01.html',
      '2026-01.md',
      '2026-01.pdf',
    ]);
    const stranger = await signUp(program.url, 'stranger');
    await stranger.call('GET', '/reports-files/2026-01.pdf', undefined, 404);
  });

  test('creatures: an AI service of its own that the backend alone talks to, and the trace of the refresh script', async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'steward-ai-seed-'));
    const STEWARD_AI_SERVICE_SECRET = 'a secret that only the two of them know';
    const ai = await startProgram({
      ...{ data: home, role: 'ai' },
      env: { STEWARD_AI_SERVICE_PORT: '0', STEWARD_AI_SERVICE_SECRET },
    });
    t.after(async () => {
      await ai.end('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    });
    assert.equal((await ask(`${ai.url}/health`)).status, 200);
    const json = { 'Content-Type': 'application/json' };
    const stranger = await ask(`${ai.url}/draw`, { method: 'POST', headers: json, body: '{}' });
    assert.equal(stranger.status, 401, stranger.text);

    const { program, data } = await start(t, { STEWARD_AI_SERVICE_URL: ai.url, STEWARD_AI_SERVICE_SECRET });
    const person = await signUp(program.url);
    for (let item = 0; item < 6; item += 1)
      await person.call('POST', '/creatures', { name: `Creature ${item}`, species: 'dragon', tags: ['old'] }, 201);
    const refresh = () => runCommand('steward', ['refresh', 'creatures'], { home, env: { STEWARD_DATA: data } });
    const first = await refresh();
    assert.equal(first.code, 0, first.errors);
    for (let item = 0; item < 6; item += 1) {
      assert.ok(first.output.includes(`Item ${item} processing...\n`), first.output);
      assert.ok(first.output.includes(`Item ${item} processed successfully.\n`), first.output);
    }
    assert.match((await refresh()).output, /^Item 0 already processed\. Skipping\.$/m);
    const other = await signUp(program.url, 'user');
    await other.call('POST', '/admin/rotate-keys', {}, 403);
    await person.call('POST', '/admin/rotate-keys', {});
  });

  test('SpendWise: seed makes tables and a default user once; transactions, the report job with its trace, its file, and 401 for whoever has no token', async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'steward-seed-money-'));
    t.after(() => rmSync(home, { recursive: true, force: true }));
    const { program, data } = await start(t);
    const env = { STEWARD_DATA: data };
    const seeded = await runCommand('steward', ['seed', '--json'], { home, env });
    assert.equal(seeded.code, 0, seeded.errors);
    const { user, money } = JSON.parse(seeded.output) as Seeded;
    assert.deepEqual([user.email, money.accounts], ['steward@example.com', 4]);
    const again = await runCommand('steward', ['--json', 'seed'], { home, env });
    assert.deepEqual(JSON.parse(again.output), {
      ...{ tables: 'here', user: { ...user, password: null }, money: { added: 0, accounts: 4 } },
    });

    const login = await ask(`${program.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: user.email, password: user.password }),
    });
    assert.equal(login.status, 200, login.text);
    const bearer = { Authorization: `Bearer ${String(login.body['access_token'])}` };
    const month = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 7);
    const job = await ask(`${program.url}/api/v1/reports/monthly`, {
      method: 'POST',
      headers: { ...bearer, 'Content-Type': 'application/json' },
      body: JSON.stringify({ month }),
    });
    assert.equal(job.status, 202, job.text);
    const { operation_id, job_id } = job.body as { operation_id: string; job_id: string };
    assert.match(job_id, new RegExp(`^monthly_report_.+_${month}$`));
    const events = await watch(program.url, { token: String(login.body['access_token']) }, operation_id);
    assert.equal(events.at(-1)?.operation?.status, 'completed');
    const told = await ask(`${program.url}/api/v1/operations/${operation_id}/events`, { headers: bearer });
    const messages = (told.body['items'] as { message?: string }[]).flatMap(({ message }) => message ?? []);
    // [WORKER] Found job monthly_report_1. Starting execution...
    // [WORKER] Job monthly_report_1 completed.
    assert.deepEqual(messages, [`Found job ${job_id}. Starting execution...`, `Job ${job_id} completed.`]);
    const file = await ask(`${program.url}/reports-files/${month}.md`, { headers: bearer });
    assert.deepEqual([file.status, file.text.startsWith('# Money in ')], [200, true]);
    const transactions = await ask(`${program.url}/transactions`, { headers: bearer });
    assert.equal(transactions.status, 200);

    for (const path of [
      `/reports-files/${month}.md`,
      '/transactions',
      '/api/v1/accounts',
      '/api/v1/transactions/export',
      '/api/v1/reports',
    ]) {
      const { status, body, headers } = await ask(program.url + path);
      assert.deepEqual([path, status, body['code']], [path, 401, 'http.sign-in-needed']);
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer/);
    }
    const other = await signUp(program.url, 'other');
    await other.call('GET', `/reports-files/${month}.md`, undefined, 404);
  });

  for (const name of ['SECRET_KEY', 'JWT_SECRET_KEY'])
    test(`three manuals: another ${name} and a restart, and every token is dead`, async (t) => {
      const { program, restart } = await start(t, { [name]: 'one secret string of 32 characters' });
      const person = await signUp(program.url);
      const same = await restart({ [name]: 'one secret string of 32 characters' });
      const still = await ask(`${same.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${person.token}` } });
      assert.equal(still.status, 200, 'a restart alone signs nobody out');
      const other = await restart({ [name]: 'another secret of at least 32 letters' });
      const me = await ask(`${other.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${person.token}` } });
      assert.equal(me.status, 401);
    });

  test('a secret that nobody gave is made once, kept, and nobody else can read it', async (t) => {
    const { program, restart, data } = await start(t);
    const person = await signUp(program.url);
    assert.equal(statSync(join(data, 'secret-key')).mode & 0o777, 0o600);
    const secret = readFileSync(join(data, 'secret-key'), 'utf8');
    assert.ok(Buffer.from(secret, 'base64url').length >= 32);
    const again = await restart();
    const me = await ask(`${again.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${person.token}` } });
    assert.equal(me.status, 200);
    assert.equal(readFileSync(join(data, 'secret-key'), 'utf8'), secret);
    assert.ok(!again.output().includes(secret));
  });
});

interface Seeded {
  readonly user: { readonly email: string; readonly password: string };
  readonly money: { readonly added: number; readonly accounts: number };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

/** A program on an empty data folder, beside the one base in which people may work. */
async function start(t: TestContext, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'steward-seeds-'));
  const [data, base] = [join(folder, 'data'), join(folder, 'base')];
  mkdirSync(data);
  mkdirSync(base);
  const launch = (more: Record<string, string>) => startProgram({ data, env: { STEWARD_FILES_BASES: base, ...more } });
  let running = await launch(env);
  t.after(async () => {
    await running.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    program: running,
    data,
    base,
    async restart(more: Record<string, string> = {}) {
      await running.end('SIGTERM');
      return (running = await launch(more));
    },
  };
}

function claims(token: string): { exp: number; iat: number } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number; iat: number };
}
