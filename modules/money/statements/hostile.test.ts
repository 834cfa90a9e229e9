import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StatementItem } from './statement.ts';
import { readCamt, readMt940, readOfx } from './statements.ts';
import { ACCOUNT, believableEntries, madeStatement, readAll } from './test/made-statements.ts';
import type { ReadFile } from './test/made-statements.ts';
import { printCamt053 } from './test/print-camt.ts';
import { printMt940 } from './test/print-mt940.ts';
import { printOfx } from './test/print-ofx.ts';

const OTHER = { ...ACCOUNT, number: 'DE02120300000000202051' };
const MADE = [madeStatement(believableEntries(4, 7)), madeStatement(believableEntries(3, 8), { account: OTHER })];
const OWNERS = new Map(
  MADE.flatMap(({ account, entries }) => entries.map(({ memo }) => [memo, account.number] as const)),
);
const FILES: readonly { name: string; read: ReadFile; text: string }[] = [
  { name: 'OFX 1', read: readOfx, text: [...printOfx(MADE, { version: 1 })].join('') },
  { name: 'OFX 1 in one line', read: readOfx, text: [...printOfx(MADE, { version: 1, oneLine: true })].join('') },
  { name: 'OFX 2', read: readOfx, text: [...printOfx(MADE, { version: 2 })].join('') },
  { name: 'camt', read: readCamt, text: [...printCamt053(MADE, { version: '08' })].join('') },
  { name: 'camt, old', read: readCamt, text: [...printCamt053(MADE, { version: '02', prefix: 'n' })].join('') },
  { name: 'MT940', read: readMt940, text: [...printMt940(MADE, { blocks: true })].join('') },
];

/** The contract of `statement.ts`, for anything that a parser gives. */
function assertSound(items: readonly StatementItem[], bytes: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(bytes);
  assert.ok(items.length > 0, 'something is said of every file');
  for (const item of items) {
    assert.ok(
      Number.isInteger(item.line) && item.line >= 1 && item.line <= text.split(/\r\n?|\n/).length,
      'a line of the file',
    );
    if (item.what === 'broken') {
      assert.ok(item.text.length <= 200 && item.reason !== '' && !/\p{Cc}/u.test(item.text + item.reason));
    } else if (item.what !== 'account') {
      assert.match(item.amount, /^(-(?=.*[1-9]))?(0|[1-9]\d{0,14})(\.\d{1,20})?$/);
      assert.equal(new Date(item.date).toISOString().slice(0, 10), item.date);
    }
    if (item.what !== 'entry') continue;
    assert.ok(item.payee.length <= 2000 && item.memo.length <= 2000 && !/\p{Cc}/u.test(item.payee + item.memo));
    assert.ok(item.bank_id === null || item.bank_id.trim() !== '');
  }
}

const changes = fc.array(
  fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), how: fc.constantFrom('set', 'insert', 'take') }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

function changed(text: string, list: readonly { at: number; byte: number; how: string }[]): Uint8Array {
  let bytes: Uint8Array = new TextEncoder().encode(text);
  for (const { at, byte, how } of list) {
    const place = at % bytes.length;
    const middle = how === 'take' ? [] : [byte];
    const after = bytes.subarray(how === 'insert' ? place : place + 1);
    bytes = Uint8Array.from([...bytes.subarray(0, place), ...middle, ...after]);
  }
  return bytes;
}

for (const { name, read, text } of FILES) {
  test(`${name}: whatever bytes are changed, what comes out is sound`, async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 3000 }), async (list, size) => {
        const bytes = changed(text, list);
        assertSound(await readAll(read, bytes, size), bytes);
      }),
      { numRuns: 150 },
    );
  });

  test(`${name}: one changed byte takes or adds no entry unnoticed, makes no amount that does not stand there, moves none to another account`, async () => {
    const one = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 127 }),
      how: fc.constantFrom('set', 'insert', 'take'),
    });
    await fc.assert(
      fc.asyncProperty(one, async (change) => {
        const bytes = changed(text, [change]);
        const items = await readAll(read, bytes);
        const stands = new TextDecoder().decode(bytes).replaceAll('\0', ' ').replaceAll(',', '.');
        const entries = items.filter((item) => item.what === 'entry');
        for (const { amount } of entries) assert.ok(stands.includes(amount.replace(/^-?(0(?=\.))?/, '')), amount);
        let account: string | null = null;
        for (const item of items) {
          if (item.what === 'account') account = item.number;
          const owner = item.what === 'entry' ? OWNERS.get(item.memo) : undefined;
          if (owner !== undefined && account !== owner)
            assert.ok(!MADE.some(({ account: { number } }) => number === account));
        }
        if (items.every(({ what }) => what !== 'broken')) assert.equal(entries.length, 7);
      }),
      { numRuns: 300 },
    );
  });

  test(`${name}: cut off anywhere, what came before is there, and the end is told`, async () => {
    const whole = (await readAll(read, text)).map((item) => JSON.stringify(item));
    const bytes = new TextEncoder().encode(text);
    const last = text.lastIndexOf(name.startsWith('MT940') ? ':62F:' : name.startsWith('camt') ? '</' : '</LEDGERBAL');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: last - 40 }), async (end) => {
        const items = await readAll(read, bytes.subarray(0, end));
        // A message of MT940 is whole with its closing balance, if that adds up; between two of them nothing is cut.
        const tail = text.slice(0, end).split('-}').at(-1) ?? '';
        const isWhole = name === 'MT940' && (!tail.includes(':20:') || items.at(-1)?.what === 'balance');
        assert.ok(isWhole || items.some(({ what }) => what === 'broken'));
        const entries = items.filter((item) => item.what === 'entry').map((item) => JSON.stringify(item));
        const cut = entries.filter((entry) => !whole.includes(entry));
        // MT940 has no end of an entry: the last one may be short of words.
        assert.ok(cut.length === 0 || (name === 'MT940' && cut.length === 1 && cut[0] === entries.at(-1)));
      }),
      { numRuns: 150 },
    );
  });
}

test('Any bytes, to any reader: never a crash', async () => {
  for (const read of [readOfx, readCamt, readMt940])
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.integer({ min: 1, max: 100 }), async (bytes, size) => {
        assertSound(await readAll(read, bytes, size), bytes);
      }),
      { numRuns: 150 },
    );
});

/** What makes careless readers slow or large. */
const ENDLESS = [
  ...[
    '<',
    '<a',
    '<a "',
    '<a \'"',
    '<!--',
    '<!',
    '<![CDATA[',
    '<?',
    '</',
    '&',
    '&#',
    '&amp',
    '<OFX>',
    '<Ntry>',
    '<Stmt>',
    '<x>',
  ],
  ...[
    '<STMTTRN><MEMO>',
    '<MEMO><b>',
    '<PAYEE>',
    '<Stmt><Ntry><x>',
    '<Stmt><Ntry><NtryDtls><TxDtls>',
    '<!DOCTYPE',
    '<a b="',
  ],
  ...[
    ':86:',
    ':61:261031C',
    ':61:261031C1,NMSC\n:86:',
    '?20',
    '/NAME/',
    '\n:20:',
    '\r',
    '\n',
    '{1:',
    '{4:',
    '\0',
    '\u00e4',
    '9',
    ' ',
    '\n-',
  ],
];

test('Beginnings that never end take time by their size only', async () => {
  for (const piece of ENDLESS) {
    const text = piece.repeat(Math.ceil((128 * 1024) / piece.length));
    for (const before of [
      '',
      '<OFX><STMTRS><STMTTRN><MEMO>',
      '<Document><BkToCstmrStmt><Stmt><Ntry>',
      ':20:X\n:61:261031C1,NMSC\n:86:105?20',
    ])
      for (const read of [readOfx, readCamt, readMt940]) {
        let items = 0;
        for await (const item of read(
          (async function* () {
            yield new TextEncoder().encode(before + text);
          })(),
        ))
          items += item ? 1 : 0;
        assert.ok(items > 0);
      }
  }
});
