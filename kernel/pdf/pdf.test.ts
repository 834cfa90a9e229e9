import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { printPdf } from './pdf.ts';
import type { Printed } from './pdf.ts';
import { Press } from './press.ts';
import type { PressOptions } from './press.ts';

const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
= #data.title
#for line in data.lines [#line \\ ]
`;
const bytesOf = (printed: Printed) => {
  assert.ok('pdf' in printed, JSON.stringify(printed));
  return Buffer.from(printed.pdf);
};
const print = (title: string, lines: readonly string[] = []) =>
  printPdf({ template: TEMPLATE, data: { title, lines } }).then(bytesOf);

suite('a PDF', () => {
  test('is the same for the same data, and another for other', async () => {
    const hashes = await Promise.all(
      ['one', 'one', 'two'].map(async (title) =>
        createHash('sha256')
          .update(await print(title))
          .digest('hex'),
      ),
    );
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[0], hashes[2]);
    assert.match((await print('one')).toString('latin1'), /^%PDF-1\.\d/);
  });

  test('takes whatever is in the data as text: source, markup, controls, letters that no font has', async () => {
    for (const line of [
      '#read("/etc/passwd")',
      '#import "@preview/cetz:0.3.0"',
      '#panic("no")',
      '$ x $ *bold* _it_ `raw` <label> @ref // comment /* open',
      '")] #read("x") [("',
      '\\u{0} \u{202e}abc \u{0} \u{feff}',
      'Ωμέγα Привет €¥£₹₿ 中文 العربية 🦄 \u{e000}',
      '\u{202e}\u{2066}\u{200f}turned\u{2069} around',
      'x'.repeat(20_000),
    ])
      assert.ok((await print(line, [line, line])).length > 1000);
  });

  test('takes any text there is', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 20 }), async (title, lines) => {
        assert.ok((await print(title, lines)).length > 1000);
      }),
      { numRuns: 60 },
    );
  });

  test('that cannot be set says why: a fault in the template, a loop, a file, the net, too much data', async () => {
    const fault = async (template: string, data: unknown = {}) => {
      const printed = await printPdf({ template, data });
      assert.ok('fault' in printed, template);
      return printed.fault;
    };
    assert.match(await fault('#let x ='), /^It could not be set as a PDF/);
    assert.match(await fault('#let f(x) = f(x)\n#f(1)'), /^It could not be set/);
    assert.match(await fault('#read("/etc/passwd")'), /^It could not be set/);
    assert.match(await fault('x', { much: 'x'.repeat(5_000_000) }), /too much/);
    assert.ok((await print('after all of that')).length > 1000);
  });
});

suite('the process that sets documents', () => {
  const program = new URL('test/odd-press.ts', import.meta.url);
  const told = (press: Press, template: string) => press.print({ template, json: '{}' });
  const odd = (options: PressOptions = {}) => new Press({ program, ...options });
  const pidOf = (printed: Printed) =>
    JSON.parse(bytesOf(printed).toString()) as { pid: number; env: Record<string, string> };

  test('is one, knows no key, and goes when there is nothing to do', async () => {
    const press = odd({ idleMs: 1 });
    assert.equal(press.isResting, false);
    const [first, second] = await Promise.all([told(press, ''), told(press, '')]);
    assert.deepEqual([pidOf(first).env, pidOf(first).pid], [{}, pidOf(second).pid]);
    while (press.isResting) await setTimeout(5);
    assert.notEqual(pidOf(await told(press, '')).pid, pidOf(first).pid);
  });

  test('that hangs, crashes or cannot start costs one document, no more', async () => {
    assert.deepEqual(await told(odd({ timeoutMs: 500 }), 'hang'), {
      fault: 'It could not be set as a PDF: that took too long, or too much memory.',
    });
    const press = odd();
    assert.ok('fault' in (await told(press, 'crash')));
    assert.ok('pdf' in (await told(press, '')));
    assert.deepEqual(await told(odd({ program: new URL('test/nowhere.ts', import.meta.url) }), ''), {
      fault: 'PDFs cannot be made on this machine.',
    });
  });
});
