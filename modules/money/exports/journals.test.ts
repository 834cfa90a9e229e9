import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { startApp } from '../../../test/app.ts';
import { toMinor } from '../amounts/amounts.ts';
import { readOfx } from '../statements/statements.ts';
import type { StatementItem } from '../statements/statements.ts';
import { exported, hostileBook, writeBook } from './test/hostile-book.ts';

const RUNS = process.env['STEWARD_TEST_DATABASE'] === 'postgresql' ? 3 : 12;

for (const format of ['hledger', 'beancount'] as const)
  test(`a hostile book as a journal for ${format}: it balances, says our balances, and ${format} takes it`, async (t) => {
    const app = await startApp(t);
    const check = checker(t, format);
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(hostileBook, async (book) => {
        nth += 1;
        const person = await app.signUp(`person${nth}`);
        const accounts = await writeBook(app, person, { book, transfers: 'all' });
        for (const query of [{}, { from: '2025-11-01', to: '2026-03-31' }, { account: accounts[1]?.id ?? '' }]) {
          const text = await exported(app, person, { format, ...query });
          check(text);
          const { balances, said } = readJournal(text);
          for (const [account, [minor, currency]] of said)
            assert.equal(balances.get(`${account} ${currency}`) ?? 0n, minor, account);
          if (Object.keys(query).length > 0) continue;
          const ours = accounts.map(({ balance }) => `${balance.amount} ${balance.currency}`);
          assert.deepEqual(
            [...said.values()].map((each) => each[2]),
            ours,
          );
        }
      }),
      { numRuns: RUNS },
    );
  });

test('a hostile book as OFX: our own reader finds its days, amounts, texts and balances', async (t) => {
  const app = await startApp(t);
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(hostileBook, async (book) => {
      nth += 1;
      const person = await app.signUp(`person${nth}`);
      const accounts = await writeBook(app, person, { book, transfers: 'all' });
      const text = await exported(app, person, { format: 'ofx' });
      const items: StatementItem[] = [];
      for await (const item of readOfx(bytesOf(text))) items.push(item);
      assert.deepEqual(
        items.filter(({ what }) => what === 'broken'),
        [],
      );
      const balances = items.flatMap((item) => (item.what === 'balance' ? [item.amount] : []));
      const [card, ...others] = [accounts[1], accounts[0], accounts[2], accounts[3]].map(
        (account) => account?.balance.amount,
      );
      assert.deepEqual(balances, [...others, card]);
      const found = items.flatMap((item) => (item.what === 'entry' ? [`${item.date} ${Number(item.amount)}`] : []));
      const csv = (await exported(app, person)).split('\r\n').slice(1, -1);
      const days = csv.map((line) => /,(\d{4}-\d\d-\d\d),(-?[\d.]+),/u.exec(line));
      assert.deepEqual(found.toSorted(), days.map((match) => `${match?.[1]} ${Number(match?.[2])}`).toSorted());
    }),
    { numRuns: RUNS },
  );
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Runs the program over a text, where it is installed. */
function checker(t: TestContext, format: 'hledger' | 'beancount'): (text: string) => void {
  const folder = mkdtempSync(join(tmpdir(), 'steward-journal-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, `book.${format === 'hledger' ? 'journal' : 'beancount'}`);
  const [program, args] =
    format === 'hledger' ? ['hledger', ['-f', file, 'check', '--strict']] : ['bean-check', [file]];
  return (text) => {
    writeFileSync(file, text);
    const { error, status, stderr } = spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C.UTF-8' },
    });
    if (error && 'code' in error && error.code === 'ENOENT')
      return t.diagnostic(`${program} is not installed here: only our own reader read it.`);
    assert.equal(status, 0, `${stderr}\n${text}`);
  };
}

const LEG = /^ {2,4}([A-Z][^\s;]*) {2}(-?[\d.]+) ([A-Z]{3})(?: = (-?[\d.]+) [A-Z]{3})?(?: {2};.*)?$/u;
const BALANCE = /^\d{4}-\d\d-\d\d balance ([A-Z]\S*) {2}(-?[\d.]+) ([A-Z]{3})$/u;

/** What a journal's legs make of each account, once every transaction adds up to zero; and what it says itself at its end. */
function readJournal(text: string) {
  const balances = new Map<string, bigint>();
  const said = new Map<string, readonly [bigint, string, string]>();
  let open = new Map<string, bigint>();
  for (const line of text.split('\n')) {
    if (/^\d{4}-\d\d-\d\d /.test(line) || line === '') {
      for (const [currency, sum] of open) assert.equal(sum, 0n, `${currency} before ${line}`);
      open = new Map();
    }
    const assertion = BALANCE.exec(line);
    if (assertion) say(assertion);
    const leg = LEG.exec(line);
    if (!leg) continue;
    const [, account = '', amount = '', currency = '', total] = leg;
    const minor = minorOf(amount, currency);
    open.set(currency, (open.get(currency) ?? 0n) + minor);
    const key = `${account} ${currency}`;
    balances.set(key, (balances.get(key) ?? 0n) + minor);
    if (total !== undefined) say([line, account, total, currency]);
  }
  return { balances, said };

  function say([, account = '', amount = '', currency = '']: readonly string[]): void {
    said.set(account, [minorOf(amount, currency), currency, `${amount} ${currency}`]);
  }
}

function minorOf(amount: string, currency: string): bigint {
  const read = toMinor(amount, currency);
  if ('fault' in read) throw new Error(`${amount} ${currency}: ${read.fault}`);
  return read.minor;
}
