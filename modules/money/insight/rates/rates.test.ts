import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bookkeeper } from '../test/bookkeeper.ts';

interface List {
  readonly items: { date: string; quote: string; rate: string; source: string }[];
  readonly next_cursor: string | null;
}

suite('exchange rates', () => {
  test('are imported once, given by hand, listed and deleted; what a person gave stays', async (t) => {
    const { app, ada, rates } = await bookkeeper(t);
    const own = { date: '2026-11-13', base: 'eur', quote: 'usd', rate: '1.07' };
    await ada.call('POST', '/api/v1/rates', own, 201);
    const file =
      'Date,USD,JPY,TRL,\n2026-11-13,1.05,178.25,1600000,\n2026-11-12,1.04,N/A,1600000,\n2026-11-32,1,1,1,\n';
    assert.deepEqual(await rates(file), {
      ...{ added: 2, changed: 0, unchanged: 0, kept: 1, from: '2026-11-12', to: '2026-11-13' },
      bad: [
        { line: 2, reason: 'TRL is no currency that Steward knows.' },
        { line: 4, reason: '“2026-11-32” is no day.' },
      ],
      bad_lines: 2,
    });
    const again = await rates(file.replace('178.25', '178.5'));
    assert.deepEqual([again['added'], again['changed'], again['unchanged'], again['kept']], [0, 1, 1, 1]);
    const page = await ada.call<List>('GET', '/api/v1/rates?limit=2');
    const next = await ada.call<List>('GET', `/api/v1/rates?limit=2&cursor=${page.next_cursor}`);
    assert.deepEqual(
      [...page.items, ...next.items].map(({ date, quote, rate, source }) => [date, quote, rate, source]),
      [
        ['2026-11-13', 'USD', '1.07', 'person'],
        ['2026-11-13', 'JPY', '178.5', 'ecb'],
        ['2026-11-12', 'USD', '1.04', 'ecb'],
      ],
    );
    const sources = await ada.call<{ items: unknown[] }>('GET', '/api/v1/rates/sources');
    assert.deepEqual(sources.items, [
      { source: 'ecb', rates: 2, from: '2026-11-12', to: '2026-11-13' },
      { source: 'person', rates: 1, from: '2026-11-13', to: '2026-11-13' },
    ]);

    const rex = await app.signUp('rex');
    assert.deepEqual((await rex.call<List>('GET', '/api/v1/rates')).items, []);
    await rex.call('DELETE', '/api/v1/rates/EUR/USD/2026-11-13', undefined, 404);
    await ada.call('DELETE', '/api/v1/rates/EUR/USD/2026-11-13', undefined, 204);
    await ada.call('DELETE', '/api/v1/rates/EUR/USD/2026-11-13', undefined, 404);
    assert.deepEqual(await ada.call('DELETE', '/api/v1/rates?source=ecb'), { deleted: 2 });
  });

  test('what is none is refused', async (t) => {
    const { ada, rates } = await bookkeeper(t);
    const good = { date: '2026-11-13', base: 'EUR', quote: 'USD', rate: '1.05' };
    const cases: [Record<string, unknown>, string][] = [
      [{ rate: '0' }, '/rate'],
      [{ rate: '0.000' }, '/rate'],
      [{ rate: '-1' }, '/rate'],
      [{ rate: '1e3' }, '/rate'],
      [{ rate: 1.05 }, '/rate'],
      [{ rate: '1.0000000000001' }, '/rate'],
      [{ quote: 'EUR' }, '/quote'],
      [{ quote: 'XXX' }, '/quote'],
      [{ date: '2026-02-30' }, '/date'],
    ];
    for (const [bad, path] of cases) {
      const { fields } = await ada.call<{ fields: { path: string }[] }>(
        'POST',
        '/api/v1/rates',
        { ...good, ...bad },
        422,
      );
      assert.equal(fields[0]?.path, path, JSON.stringify(bad));
    }
    assert.equal((await rates('Dear customer,', 422))['code'], 'money.not-rates');
    assert.equal((await rates('<!DOCTYPE a [<!ENTITY b "c">]><Cube/>', 422))['code'], 'money.not-rates');
    const large = `Date,USD,\n${`2026-11-13,1.05,${' '.repeat(60_000)}\n`.repeat(600)}`;
    assert.equal((await rates(large, 413))['code'], 'money.rates-too-large');
  });
});
