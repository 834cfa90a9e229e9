import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemClock } from '../kernel/clock/clock.ts';
import { loadConfig } from '../kernel/config/config.ts';
import { silent } from '../kernel/log/log.ts';
import { picture } from '../kernel/pictures/test/some-pictures.ts';
import { answersHtml, draws, startModelServer, writes } from '../kernel/writer/test/model-server.ts';
import { summary, week } from '../kernel/writer/test/week.ts';
import { fox } from '../kernel/writer/test/fox.ts';
import { createWriter, sketch } from '../kernel/writer/writer.ts';
import { startProgram } from './program.ts';

test('`steward ai` writes and draws for another process; when it is gone, builtin does', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-ai-'));
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'a secret that both know\n');
  const model = await startModelServer(writes('You have twelve appointments.'));
  t.after(async () => {
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'ai'));
  const program = await startProgram({
    role: 'ai',
    data: join(folder, 'ai'),
    env: {
      STEWARD_AI_SERVICE_PORT: '0',
      STEWARD_AI_SERVICE_SECRET_FILE: secret,
      STEWARD_AI_BASE_URL: model.url,
      STEWARD_AI_MODEL: 'small',
      STEWARD_AI_IMAGE_MODEL: 'painter',
    },
  });
  const env = { STEWARD_AI_SERVICE_URL: program.url, STEWARD_AI_SERVICE_SECRET_FILE: secret };
  const writer = createWriter({ config: loadConfig({ cwd: folder, env }), clock: systemClock, log: silent });
  const write = () => writer.write({ task: summary, facts: week, language: 'en', length: 'short' });

  const draw = () => writer.draw({ traits: fox, size: 256 });

  const health = await (await fetch(`${program.url}/health`)).text();
  assert.match(health, /"status":"healthy".*"model":"small".*"model":"painter"/);
  assert.doesNotMatch(health, /secret|127\.0\.0\.1/);
  const { text, record } = await write();
  assert.deepEqual([text, record.written_by, record.model], ['You have twelve appointments.', 'model', 'small']);

  model.behave(draws(await picture({ width: 600 })));
  const { data, record: drawing, ...drawn } = await draw();
  assert.deepEqual(drawn, { media_type: 'image/png', width: 256, height: 256 });
  assert.deepEqual([drawing.drawn_by, drawing.model, drawing.faults], ['model', 'painter', []]);
  assert.ok(data.byteLength > 100);
  model.behave(answersHtml);
  const { media_type, record: failed } = await draw();
  assert.deepEqual([media_type, failed.drawn_by], ['image/svg+xml', 'builtin']);
  assert.deepEqual(failed.faults, ['the model: It answered something that no model says.']);

  assert.deepEqual(await program.end('SIGTERM'), { code: 0, signal: null });
  const after = await write();
  assert.equal(after.record.written_by, 'builtin');
  assert.deepEqual(after.record.faults, ['the AI service: The connection failed (ECONNREFUSED).']);
  assert.match(after.text, /^You have 12 appointments/);
  const sketched = await draw();
  assert.equal(new TextDecoder().decode(sketched.data), await sketch(fox));
  assert.deepEqual(sketched.record.faults, ['the AI service: The connection failed (ECONNREFUSED).']);
});
