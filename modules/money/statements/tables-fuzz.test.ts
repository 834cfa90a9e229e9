import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { decoded } from './charset.ts';
import { detectFormat } from './detect.ts';
import { readQif } from './qif.ts';
import { readTable } from './read-table.ts';
import type { StatementEntry, StatementItem, TableLayout } from './statement.ts';
import { guessLayout } from './table-layout.ts';
import { BANK_TABLES } from './test/bank-tables.ts';
import { encoded, inPieces } from './test/bytes.ts';
import { inChunks, layoutOf } from './test/layouts.ts';
import { columnsOfLayout, drawnEntries, drawnLayout, printQif, printTable } from './test/print.ts';
import { QIF_FILE } from './test/qif-file.ts';

const entriesIn = (items: readonly StatementItem[]) =>
  items.filter((item): item is StatementEntry => item.what === 'entry');
const facts = ({ date, amount, payee, memo }: StatementEntry) => ({ date, amount, payee, memo });
const money = (items: readonly StatementItem[]) => entriesIn(items).map(({ date, amount }) => `${date} ${amount}`);

void suite('what is printed is read', () => {
  void test('tables in any layout', async () => {
    const property = fc.asyncProperty(
      drawnEntries,
      drawnLayout,
      fc.integer({ min: 1, max: 90 }),
      async (entries, drawn, size) => {
        const layout: TableLayout = layoutOf(columnsOfLayout(drawn), drawn);
        const items = await Array.fromAsync(readTable(inChunks(printTable(entries, drawn), size), layout));
        assert.deepEqual(
          items.filter(({ what }) => what === 'broken'),
          [],
        );
        assert.deepEqual(entriesIn(items).map(facts), entries);
      },
    );
    await fc.assert(property, { numRuns: 400 });
  });

  void test('and their layout is guessed: never another sum than what was printed', async () => {
    const property = fc.asyncProperty(drawnEntries, drawnLayout, async (entries, drawn) => {
      const bytes = encoded(printTable(entries, drawn));
      const { layout } = guessLayout(bytes);
      const items = await Array.fromAsync(readTable(decoded(inPieces(bytes, 64), layout.charset), layout));
      const printed = new Set(
        entries.flatMap(({ amount }) => [amount, amount.startsWith('-') ? amount.slice(1) : `-${amount}`]),
      );
      for (const { amount } of entriesIn(items)) assert.ok(printed.has(amount), `${amount} is of no entry`);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  void test('QIF', async () => {
    const property = fc.asyncProperty(drawnEntries, fc.integer({ min: 1, max: 90 }), async (entries, size) => {
      const items = await Array.fromAsync(
        readQif(inChunks(printQif(entries), size), { date_order: 'mdy', decimal_mark: '.' }),
      );
      assert.deepEqual(
        items.filter(({ what }) => what === 'broken'),
        [],
      );
      assert.deepEqual(entriesIn(items).map(facts), entries);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});

void suite('damaged files', () => {
  for (const { bank, text, charset } of BANK_TABLES)
    void test(`the table of ${bank}, cut off anywhere: entries that were there, or broken`, async () => {
      const bytes = encoded(text, charset);
      const { layout } = guessLayout(bytes);
      const whole = money(await Array.fromAsync(readTable(decoded(inPieces(bytes, 4096), layout.charset), layout)));
      for (let length = 0; length < bytes.length; length += 7) {
        const items = await Array.fromAsync(
          readTable(decoded(inPieces(bytes.subarray(0, length), 4096), layout.charset), layout),
        );
        const known = new Set(whole);
        const strange = money(items).filter((entry) => !known.has(entry));
        // Of a first and only row nothing says whether its amount was cut off.
        if (entriesIn(items).length > 1) assert.deepEqual(strange, []);
      }
    });

  void test('bytes that were changed change no other line', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...BANK_TABLES),
      fc.nat(),
      fc.integer({ min: 0, max: 255 }),
      async (table, at, byte) => {
        const bytes = encoded(table.text, table.charset);
        const { layout } = guessLayout(bytes);
        const whole = entriesIn(
          await Array.fromAsync(readTable(decoded(inPieces(bytes, 4096), layout.charset), layout)),
        );
        const changed = Uint8Array.from(bytes);
        changed[at % bytes.length] = byte;
        const items = await Array.fromAsync(readTable(decoded(inPieces(changed, 4096), layout.charset), layout));
        assert.ok(entriesIn(items).length <= whole.length + 1);
        const known = new Set(money(whole));
        const strange = money(items).filter((entry) => !known.has(entry));
        assert.ok(strange.length <= 1, strange.join('; '));
      },
    );
    await fc.assert(property, { numRuns: 600 });
  });

  void test('QIF, cut off anywhere, has only entries that were there', async () => {
    const whole = money(await Array.fromAsync(readQif(inChunks(QIF_FILE, 4096))));
    for (let length = 0; length < QIF_FILE.length; length += 1) {
      const items = await Array.fromAsync(
        readQif(inChunks(QIF_FILE.slice(0, length), 4096), { date_order: 'mdy', decimal_mark: '.' }),
      );
      for (const entry of money(items)) assert.ok(whole.includes(entry), entry);
    }
  });

  void test('QIF with a byte changed has at most that entry changed', async () => {
    const whole = new Set(money(await Array.fromAsync(readQif(inChunks(QIF_FILE, 4096)))));
    const property = fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 127 }), async (at, code) => {
      const place = at % QIF_FILE.length;
      const changed = QIF_FILE.slice(0, place) + String.fromCharCode(code) + QIF_FILE.slice(place + 1);
      const items = await Array.fromAsync(readQif(inChunks(changed, 4096), { date_order: 'mdy', decimal_mark: '.' }));
      const strange = money(items).filter((entry) => !whole.has(entry));
      assert.ok(strange.length <= 1, strange.join('; '));
    });
    await fc.assert(property, { numRuns: 600 });
  });

  void test('any bytes at all: an answer', async () => {
    const mixed = fc.array(
      fc.oneof(
        fc.constantFrom('"', ';', ',', '\n', '\r', '\t', '^\n', 'D', 'T-1', '!Type:Bank\n', '2026-10-31', '1,5', '\0'),
        fc.string(),
      ),
      {
        maxLength: 60,
      },
    );
    const property = fc.asyncProperty(mixed, async (parts) => {
      const bytes = encoded(parts.join(''));
      detectFormat(bytes);
      const { layout } = guessLayout(bytes);
      for await (const item of readTable(decoded(inPieces(bytes, 5), layout.charset), layout)) assert.ok(item.line > 0);
      for await (const item of readQif(decoded(inPieces(bytes, 5), layout.charset))) assert.ok(item.line > 0);
    });
    await fc.assert(property, { numRuns: 500 });
  });
});

void suite('large files', () => {
  const LAYOUT = layoutOf(['date', 'payee', 'amount'], { has_header: false });

  async function* repeated(text: string, times: number): AsyncGenerator<string> {
    for (let time = 0; time < times; time += 1) yield text;
  }

  async function* joined(...all: readonly AsyncIterable<string>[]): AsyncGenerator<string> {
    for (const chunks of all) yield* chunks;
  }

  void test('a line of 200 MB is one broken line, and memory stays flat', async () => {
    const before = process.memoryUsage().heapUsed;
    for (const read of [
      (chunks: AsyncIterable<string>) => readTable(chunks, LAYOUT),
      (chunks: AsyncIterable<string>) => readQif(chunks),
    ]) {
      let most = 0;
      const watched = async function* () {
        for await (const chunk of repeated('x'.repeat(65_536), 3200)) {
          most = Math.max(most, process.memoryUsage().heapUsed);
          yield chunk;
        }
        yield '\n2026-10-31,a,1\n';
      };
      const items = await Array.fromAsync(read(watched()));
      assert.equal(items[0]?.what, 'broken');
      assert.ok(most - before < 100 * 1024 * 1024, `${most - before} bytes more`);
    }
  });

  void test('quotes that nothing closes, line after line, cost no more than their lines', async () => {
    const text = joined(repeated('2026-10-31,"a,1\nplain "text"\n"x\n', 20_000), repeated('2026-10-31,b,1\n', 1));
    const items = await Array.fromAsync(readTable(text, LAYOUT));
    assert.equal(money(items.slice(-1))[0], '2026-10-31 1');
  });

  void test('a QIF entry without an end is one broken entry', async () => {
    const items = await Array.fromAsync(
      readQif(joined(repeated('!Type:Bank\nD1/31/2026\n', 1), repeated('SFood\n$-1.00\n', 50_000))),
    );
    assert.deepEqual(
      items.map(({ what }) => what),
      ['account', 'broken'],
    );
  });
});
