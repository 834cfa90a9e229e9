import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { pino } from 'pino';
import { movableClock } from '../clock/clock.ts';
import { loadConfig } from '../config/config.ts';
import { silent } from '../log/log.ts';
import { blankPicture, picture } from '../pictures/test/some-pictures.ts';
import { compose } from './compose.ts';
import { createAiServer } from './ai-server.ts';
import { drawConformance } from './draw.conformance.ts';
import { fox } from './test/fox.ts';
import { impatientClock } from './test/impatient-clock.ts';
import {
  answersHtml,
  answersJson,
  answersStatus,
  cutsOff,
  draws,
  neverAnswers,
  startModelServer,
  writes,
} from './test/model-server.ts';
import type { Behaviour } from './test/model-server.ts';
import { settings } from './test/settings.ts';
import { summary, week } from './test/week.ts';
import { writerConformance } from './writer.conformance.ts';
import type { Ground } from './writer.conformance.ts';
import { createWriter, sketch } from './writer.ts';
import type { WriteRequest } from './writer.ts';

const SECRET = 'a secret that both know';
const request: WriteRequest = { task: summary, facts: week, language: 'en', length: 'normal' };
const TRUE = 'You have twelve appointments.';
const BUILTIN = { drawn_by: 'builtin', model: null, asked: 0, ms: 0, faults: [] };

const inside: Ground = {
  async open(modelUrl) {
    const clock = impatientClock();
    const config = settings({ STEWARD_AI_BASE_URL: modelUrl, STEWARD_AI_API_KEY: 'secret-key' });
    return {
      writer: createWriter({ config, clock, log: silent }),
      aMinuteLater: () => clock.advance(61_000),
      close: async () => {},
    };
  },
};

const throughTheService: Ground = {
  async open(modelUrl) {
    const clock = impatientClock();
    const service = serve(modelUrl, clock);
    const config = settings({ STEWARD_AI_SERVICE_URL: await service.listen(), STEWARD_AI_SERVICE_SECRET: SECRET });
    return {
      writer: createWriter({ config, clock, log: silent }),
      aMinuteLater: () => clock.advance(61_000),
      close: () => service.close(),
    };
  },
};

for (const conformance of [writerConformance, drawConformance]) {
  conformance('inside the process', inside);
  conformance('through the AI service', throughTheService);
}

function serve(modelUrl: string, clock = impatientClock()) {
  const folder = mkdtempSync(join(tmpdir(), 'steward-ai-'));
  const config = loadConfig({
    cwd: folder,
    env: {
      STEWARD_AI_SERVICE_PORT: '0',
      STEWARD_AI_SERVICE_SECRET: SECRET,
      STEWARD_AI_BASE_URL: modelUrl,
      STEWARD_AI_MODEL: 'small',
      STEWARD_AI_IMAGE_MODEL: 'painter',
      STEWARD_AI_API_KEY: 'secret-key',
      STEWARD_AI_CONCURRENCY: '1',
    },
  });
  rmSync(folder, { recursive: true });
  return createAiServer({ config, clock, log: silent, version: '0' });
}

async function modelServer(t: TestContext, ...behaviours: Behaviour[]) {
  const server = await startModelServer(...behaviours);
  t.after(() => server.close());
  return server;
}

async function service(t: TestContext, modelUrl: string) {
  const http = serve(modelUrl);
  t.after(() => http.close());
  return http.listen();
}

/** Lets time pass until it has come to an end. */
async function passing<T>(clock: { advance(ms: number): void }, work: Promise<T>): Promise<T> {
  let over = false;
  const end = () => (over = true);
  work.then(end, end);
  while (!over) {
    clock.advance(1000);
    await setImmediate();
  }
  return work;
}

test('without a model builtin writes, and nothing is asked', async () => {
  const written = await createWriter({ config: settings(), clock: impatientClock(), log: silent }).write(request);
  assert.equal(written.text, compose(request).text);
  assert.deepEqual(written.record, {
    written_by: 'builtin',
    model: null,
    asked: 0,
    tokens_in: 0,
    tokens_out: 0,
    ms: 0,
    faults: [],
  });
});

test('without an image model builtin draws, and nothing is asked', async () => {
  const { record, data, ...rest } = await createWriter({
    config: settings(),
    clock: impatientClock(),
    log: silent,
  }).draw({ traits: fox, size: 256 });
  assert.deepEqual(record, BUILTIN);
  assert.deepEqual(rest, { media_type: 'image/svg+xml', width: 256, height: 256 });
  assert.equal(new TextDecoder().decode(data), await sketch(fox));
});

test('an image model that never answers is given up', async (t) => {
  const { url } = await modelServer(t, neverAnswers);
  const clock = movableClock();
  const writer = createWriter({ config: settings({ STEWARD_AI_BASE_URL: url }), clock, log: silent });
  const { record } = await passing(clock, writer.draw({ traits: fox, size: 256 }));
  assert.equal(record.drawn_by, 'builtin');
  assert.match(record.faults[0] ?? '', /^the model: It (did not answer within 60|took longer than 180) s/);
});

test('a model that never answers is given up', async (t) => {
  const { url } = await modelServer(t, neverAnswers);
  const clock = movableClock();
  const writer = createWriter({ config: settings({ STEWARD_AI_BASE_URL: url }), clock, log: silent });
  const { text, record } = await passing(clock, writer.write(request));
  assert.equal(text, compose(request).text);
  assert.match(record.faults[0] ?? '', /^the model: It (did not answer within 60|took longer than 180) s/);
  assert.ok(record.ms >= 60_000);
});

test('so many at once are asked, so many wait', async (t) => {
  const answers: (() => void)[] = [];
  let most = 0;
  let now = 0;
  const server = await modelServer(t, async (asked, reply) => {
    most = Math.max(most, ++now);
    await new Promise<void>((resolve) => answers.push(resolve));
    now -= 1;
    await writes(TRUE)(asked, reply);
  });
  const writer = createWriter({
    config: settings({ STEWARD_AI_BASE_URL: server.url }),
    clock: impatientClock(),
    log: silent,
  });
  const texts = Array.from({ length: 7 }, () => writer.write(request));
  let written = 0;
  for (const text of texts) void text.then(() => (written += 1));
  while (written < texts.length) {
    answers.shift()?.();
    await setImmediate();
  }
  assert.equal(most, 2);
  for (const { record } of await Promise.all(texts)) assert.equal(record.written_by, 'model');
});

test('no log line has a key, a secret or a word from outside', async (t) => {
  const model = await modelServer(t, answersStatus(500));
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const inside = settings({ STEWARD_AI_BASE_URL: model.url, STEWARD_AI_API_KEY: 'secret-key' });
  const outside = settings({ STEWARD_AI_SERVICE_URL: 'http://127.0.0.1:9', STEWARD_AI_SERVICE_SECRET: SECRET });
  for (const config of [inside, outside]) {
    const writer = createWriter({ config, clock: impatientClock(), log });
    await writer.write(request);
    await writer.draw({ traits: fox, size: 256 });
  }
  assert.equal(lines.length, 4);
  assert.doesNotMatch(lines.join(''), /secret-key|a secret that|Dentist|fox|Rex|forest/);
});

suite('the AI service', () => {
  const post = (url: string, { secret = SECRET, body = JSON.stringify(request), path = 'write' } = {}) =>
    fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body,
    });

  test('tells that it lives, and lets in only who knows the secret', async (t) => {
    const url = await service(t, (await modelServer(t, writes(TRUE))).url);
    assert.deepEqual(await (await fetch(`${url}/health`)).json(), {
      status: 'healthy',
      texts: { by: 'model', model: 'small', room: 21 },
      pictures: { by: 'model', model: 'painter', room: 21 },
    });
    assert.equal((await post(url, { secret: 'another secret of no use' })).status, 401);
    assert.equal((await fetch(`${url}/write`, { method: 'POST' })).status, 401);
    assert.equal((await post(url)).status, 200);
    assert.equal((await fetch(`${url}/openapi.json`)).status, 200);
    assert.equal((await post(url, { body: '{"task":{}}' })).status, 422);
    for (const path of ['write', 'draw'])
      assert.equal((await post(url, { path, body: `"${'x'.repeat(2_000_000)}"` })).status, 413);
    const drawing = { path: 'draw', body: JSON.stringify({ traits: fox, size: 128 }) };
    assert.equal((await post(url, { ...drawing, secret: 'another secret of no use' })).status, 401);
    assert.equal((await post(url, drawing)).status, 200);
    assert.equal((await post(url, { path: 'draw', body: JSON.stringify({ traits: fox, size: 5000 }) })).status, 422);
  });

  test('is full at some time, and says when to come back', async (t) => {
    const answers: (() => void)[] = [];
    const good = await picture({ width: 300 });
    const model = await modelServer(t, async (asked, reply) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      await (asked.image === undefined ? writes(TRUE) : draws(good))(asked, reply);
    });
    const url = await service(t, model.url);
    for (const [path, body] of [
      ['write', request],
      ['draw', { traits: fox, size: 128 }],
    ] as const) {
      const replies: Response[] = [];
      const calls = Array.from({ length: 22 }, async () =>
        replies.push(await post(url, { path, body: JSON.stringify(body) })),
      );
      while (replies.length === 0) await setImmediate();
      assert.equal(replies[0]?.status, 503);
      assert.equal(replies[0]?.headers.get('retry-after'), '5');
      while (replies.length < calls.length) {
        answers.shift()?.();
        await setImmediate();
      }
      assert.equal(replies.filter(({ status }) => status === 200).length, 21);
    }
  });

  test('does not start without a secret', () => {
    const folder = mkdtempSync(join(tmpdir(), 'steward-ai-'));
    const config = loadConfig({ cwd: folder, env: {} });
    rmSync(folder, { recursive: true });
    assert.throws(
      () => createAiServer({ config, clock: impatientClock(), log: silent, version: '0' }),
      /STEWARD_AI_SERVICE_SECRET/,
    );
  });

  test('may be down, full, wrong or lying: builtin writes inside, and the record says why', async (t) => {
    const record = { written_by: 'model', model: 'small', asked: 1, tokens_in: 1, tokens_out: 1, ms: 1, faults: [] };
    const lie = { text: 'You have 13 appointments.', facts_used: [], record };
    const cases: [string, Behaviour | undefined][] = [
      ['the AI service: The connection failed (ECONNREFUSED).', undefined],
      ['the AI service: It answered 503.', answersStatus(503, { 'retry-after': '5' })],
      ['the AI service: It answered 401.', answersStatus(401)],
      ['the AI service: It answered something else than a text.', answersHtml],
      ['the AI service: The connection failed', cutsOff],
      [
        'the AI service: you wrote "13 appointments"; the facts say 12 appointments',
        (_asked, reply) => void reply.end(JSON.stringify(lie)),
      ],
    ];
    for (const [fault, behaviour] of cases) {
      const server = await modelServer(t, ...(behaviour ? [behaviour] : []));
      if (!behaviour) await server.close();
      const config = settings({ STEWARD_AI_SERVICE_URL: server.url, STEWARD_AI_SERVICE_SECRET: SECRET });
      const { text, record } = await createWriter({ config, clock: impatientClock(), log: silent }).write(request);
      assert.equal(text, compose(request).text);
      assert.equal(record.written_by, 'builtin');
      assert.ok(record.faults[0]?.startsWith(fault), String(record.faults[0]));
    }
  });

  test('may send a picture that is none: builtin draws inside, and the record says why', async (t) => {
    const record = { drawn_by: 'model', model: 'painter', asked: 1, ms: 1, faults: [] };
    const sends = (data: Uint8Array, more = {}) =>
      answersJson({ picture: { data: Buffer.from(data).toString('base64') }, record: { ...record, ...more } });
    const cases: [string, Behaviour][] = [
      ['This is no PNG, JPEG, WebP or SVG picture.', sends(Buffer.from('<html><svg onload="alert(1)"></html>'))],
      ['there is nothing to be seen on the picture', sends(await blankPicture())],
      ['It answered something else than a picture.', answersJson({ picture: null, record })],
      ['It answered something else than a picture.', sends(await picture(), { drawn_by: 'builtin' })],
      ['It answered something else than a picture.', sends(await picture(), { faults: ['x'.repeat(100_000)] })],
      ['It answered something else than a picture.', answersHtml],
      ['It sent far more than a picture.', sends(new Uint8Array(30_000_000))],
      ['It answered 401.', answersStatus(401)],
    ];
    for (const [fault, behaviour] of cases) {
      const { url } = await modelServer(t, behaviour);
      const config = settings({ STEWARD_AI_SERVICE_URL: url, STEWARD_AI_SERVICE_SECRET: SECRET });
      const writer = createWriter({ config, clock: impatientClock(), log: silent });
      const drawn = await writer.draw({ traits: fox, size: 256 });
      assert.equal(new TextDecoder().decode(drawn.data), await sketch(fox));
      assert.deepEqual([drawn.record.drawn_by, drawn.record.faults], ['builtin', [`the AI service: ${fault}`]]);
    }
  });

  test('without an image model leaves drawing to whoever asks', async (t) => {
    const { url } = await modelServer(t, answersJson({ picture: null, record: { ...BUILTIN, faults: ['why'] } }));
    const config = settings({ STEWARD_AI_SERVICE_URL: url, STEWARD_AI_SERVICE_SECRET: SECRET });
    const drawn = await createWriter({ config, clock: impatientClock(), log: silent }).draw({ traits: fox, size: 256 });
    assert.equal(new TextDecoder().decode(drawn.data), await sketch(fox));
    assert.deepEqual(drawn.record, { ...BUILTIN, faults: ['why'] });
  });
});
