import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { menagerie } from './test/menagerie.ts';

const TRAITS = {
  ...{ name: 'Smaug', species: 'dragon', colors: ['red', '#ffcc00'], temperament: 'fierce', size: 'huge' },
  ...{ habitat: 'the Lonely Mountain', features: ['wings', 'horns'] },
};

suite('a sketch of traits', () => {
  test('is the drawing that stands in for a creature with these traits, and locked up as every picture is', async (t) => {
    const { app, ada } = await menagerie(t);
    const ask = (body: unknown, token = ada.token) =>
      fetch(`${app.url}/api/v1/creatures/sketch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    const drawn = await ask(TRAITS);
    assert.equal(drawn.status, 200);
    assert.equal(drawn.headers.get('content-type'), 'image/svg+xml');
    assert.match(drawn.headers.get('content-security-policy') ?? '', /^default-src 'none'.*sandbox$/);
    const svg = await drawn.text();
    assert.match(svg, /^<svg[\s\S]*<\/svg>\s*$/);
    assert.equal(await (await ask(TRAITS)).text(), svg);

    const { name, species, ...traits } = TRAITS;
    const { avatar_url } = await ada.call<{ avatar_url: string }>('POST', '/api/v1/creatures', {
      ...{ name, species, traits },
    });
    const sketch = await fetch(app.url + avatar_url, { headers: { authorization: `Bearer ${ada.token}` } });
    assert.equal(await sketch.text(), svg);

    assert.equal((await ask(TRAITS, 'nobody')).status, 401);
    assert.equal((await ask({ ...TRAITS, size: 'endless' })).status, 422);
    assert.equal((await ask({ ...TRAITS, colors: Array(7).fill('red') })).status, 422);
    assert.equal((await ask({ ...TRAITS, name: 'x'.repeat(20_000) })).status, 413);
  });
});
