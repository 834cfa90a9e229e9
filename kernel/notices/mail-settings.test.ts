import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startMailServer } from '../../test/mail-server.ts';
import { freePort } from '../../test/server.ts';
import { ConfigError, describeConfig, loadConfig } from '../config/config.ts';
import { checkMailServer } from './notices.ts';

const SMTP_URL = 'smtp://ada:geheim@127.0.0.1:2525';

test('a mail server needs a sender, and a sender is one address, perhaps with a name', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-settings-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const load = (env: Record<string, string>) => loadConfig({ env: { STEWARD_DATA: folder, ...env }, cwd: folder });
  const faultsOf = (env: Record<string, string>): readonly string[] => {
    try {
      load(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
    }
    return [];
  };
  for (const STEWARD_MAIL_FROM of [
    'steward@example.com',
    'Steward <steward@example.com>',
    'Café Müller <a.b+c@example.co.uk>',
  ]) {
    const config = load({ SMTP_URL, STEWARD_MAIL_FROM });
    assert.equal(config.STEWARD_MAIL_FROM, STEWARD_MAIL_FROM);
    assert.equal(describeConfig(config).find(({ name }) => name === 'SMTP_URL')?.value, '[secret]');
  }
  assert.match(faultsOf({ SMTP_URL })[0] ?? '', /^STEWARD_MAIL_FROM: SMTP_URL needs it/);
  const hostile = [
    'steward',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '"x" <a@b.example>',
    'x <a@b.example> y',
  ];
  for (const STEWARD_MAIL_FROM of hostile)
    assert.match(faultsOf({ SMTP_URL, STEWARD_MAIL_FROM }).join('; '), /^STEWARD_MAIL_FROM: give a mail address/);
  assert.match(faultsOf({ SMTP_URL: 'http://127.0.0.1', STEWARD_MAIL_FROM: 'a@b.example' })[0] ?? '', /smtp:\/\//);
});

test('whoever asks hears whether the mail server answers, and what it says', async (t) => {
  const STEWARD_MAIL_FROM = 'steward@example.com';
  const server = await startMailServer(t, { password: 'right' });
  const check = (password: string, port = server.port) =>
    checkMailServer({ SMTP_URL: `smtp://ada:${password}@127.0.0.1:${port}`, STEWARD_MAIL_FROM });
  assert.equal(await checkMailServer({ SMTP_URL: undefined, STEWARD_MAIL_FROM: undefined }), undefined);
  assert.equal(await check('right'), 'answers');
  await assert.rejects(check('wrong'), /535/);
  await assert.rejects(check('right', await freePort()), /ECONNREFUSED/);
  assert.equal(server.begun, 0, 'nothing is sent');
});
