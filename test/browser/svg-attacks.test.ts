import assert from 'node:assert/strict';
import { test } from 'node:test';
import { svg as bytesOf } from '../../kernel/pictures/test/some-pictures.ts';
import { ATTACKS } from '../../kernel/pictures/test/svg-attacks.ts';
import { readPicture } from '../../kernel/pictures/pictures.ts';
import { DESKTOP, openPage, skip } from './browser.ts';

const ADDRESS = 'http://steward.example/';

/** Of the attacks, three that succeed as they come: the test can bite. */
const TEETH = [
  '<script>alert(1)</script>',
  '<rect onclick="alert(1)" width="5" height="5"/>',
  '<image href="https://evil.example/pixel.png" width="9" height="9"/>',
];

/** Worse than any page of ours: the SVG stands in the HTML itself, and no policy forbids a script or an address. */
const pageOf = (svgs: readonly string[]) =>
  `<!doctype html><meta charset="utf-8"><script>window.harmed = 0; window.alert = () => { window.harmed += 1 }</script>${svgs.join('')}`;

test('an SVG that was read does nothing in a browser, where it would have as it came', { skip }, async (t) => {
  const page = await openPage(t, DESKTOP);
  const asked: string[] = [];
  let shown = '';
  await page.route('**', (route) => {
    const url = route.request().url();
    if (url === ADDRESS) return route.fulfill({ contentType: 'text/html', body: shown });
    asked.push(url);
    return route.abort();
  });
  /** What it did: scripts that ran, addresses that were asked for. */
  const show = async (svgs: readonly string[]) => {
    asked.length = 0;
    shown = pageOf(svgs);
    await page.goto(ADDRESS, { waitUntil: 'load' });
    for (const part of await page.locator('svg *').all())
      await part.dispatchEvent('click', undefined, { timeout: 5000 });
    return { harmed: await page.evaluate('window.harmed'), asked: [...asked] };
  };

  const wild = await show(TEETH.map((attack) => new TextDecoder().decode(bytesOf(attack))));
  assert.deepEqual(wild, { harmed: 2, asked: ['https://evil.example/pixel.png'] });

  const read = await Promise.allSettled(ATTACKS.map((attack) => readPicture(bytesOf(attack))));
  const tame = read.flatMap((one) => (one.status === 'fulfilled' ? [new TextDecoder().decode(one.value.data)] : []));
  assert.ok(tame.length > ATTACKS.length / 2);
  assert.deepEqual(await show(tame), { harmed: 0, asked: [] });
});
