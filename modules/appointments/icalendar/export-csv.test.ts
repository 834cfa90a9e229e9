import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startApp } from '../../../test/app.ts';
import { csvLine } from '../../../kernel/csv/csv.ts';

/** RFC 4180, read by hand. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[(at += 1)];
        else break;
      }
      at += 1;
    } else {
      const end = /,|\r\n/.exec(text.slice(at))?.index ?? text.length - at;
      cell = text.slice(at, at + end);
      at += end;
    }
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    assert.equal(text.slice(at, at + 2), '\r\n');
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('what is written is read as it was, and nothing of it is a formula', () => {
  const cell = fc.string({ unit: fc.constantFrom(...Array.from('a"\',;\n\r\t=+-@ü1 ')), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const [read = []] = parseCsv(csvLine(cells));
      for (const each of read) assert.doesNotMatch(each, /^[=+\-@\t\r]/);
      assert.deepEqual(
        read.map((each) => each.replace(/^'(?='*[=+\-@\t\r])/, '')),
        cells,
      );
    }),
  );
});

test('appointments as a table, by both addresses, and only what was asked for', async (t) => {
  const app = await startApp(t);
  const ada = await app.signUp('ada');
  const add = (body: object) => ada.call('POST', '/appointments', body, 201);
  await add({
    title: '=HYPERLINK("http://evil")',
    starts_at: '2026-03-01T15:00',
    time_zone: 'Europe/Berlin',
    notes: 'one,\n"two"',
  });
  await add({ title: 'Easter', starts_at: '2026-04-05', all_day: true });
  await add({ title: 'Weekly', starts_at: '2026-01-05T09:00', time_zone: 'Europe/Berlin', rrule: 'FREQ=WEEKLY' });
  const get = async (path: string) => {
    const reply = await fetch(app.url + path, { headers: { authorization: `Bearer ${ada.token}` } });
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type') ?? '', /^text\/csv/);
    assert.match(reply.headers.get('content-disposition') ?? '', /^attachment; filename="Appointments\.csv"/);
    const [header = [], ...rows] = parseCsv(await reply.text());
    return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
  };
  const rows = await get('/appointments/export');
  assert.deepEqual(rows, await get('/api/v1/appointments/export'));
  assert.deepEqual(
    rows.map(({ title, starts_at, notes }) => [title, starts_at, notes]),
    [
      ['Weekly', '2026-01-05T08:00:00.000Z', ''],
      [`'=HYPERLINK("http://evil")`, '2026-03-01T14:00:00.000Z', 'one,\n"two"'],
      ['Easter', '2026-04-05', ''],
    ],
  );
  const titles = async (query: string) => (await get(`/appointments/export?${query}`)).map(({ title }) => title);
  assert.deepEqual(await titles('q=easter'), ['Easter']);
  assert.deepEqual(await titles('from=2026-04-01&to=2026-04-30'), ['Weekly', 'Easter']);
  assert.deepEqual(await titles('to=2026-01-02'), []);
});
