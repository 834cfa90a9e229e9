import { test } from 'node:test';
import { startApp } from '../app.ts';
import { DESKTOP, openPage } from './browser.ts';
import { writeSync } from 'node:fs';
const log = (...a: any[]) => writeSync(2, a.join(' ') + '\n');
for (const i of [1, 2])
  test('x', async (t) => {
    t.after(() => log('before app stop', Math.round(performance.now())));
    const app = await startApp(t);
    t.after(() => log('after app stop', Math.round(performance.now())));
    await app.signUp('ada');
    const page = await openPage(t, DESKTOP);
    t.after(() => log('after browser close', Math.round(performance.now())));
    await page.goto(`${app.url}/appointments?view=week`);
    await page.getByLabel('Email or username').fill('ada');
    log('end', Math.round(performance.now()));
  });
