import assert from 'node:assert/strict';
import { test } from 'node:test';
import { book, TRANSACTIONS } from '../test/book.ts';
import { exported } from './test/hostile-book.ts';

const EXPORT = `${TRANSACTIONS}/export`;

test('each format has its type and file name; of what is in the trash nothing is in it, and nothing for anybody else', async (t) => {
  const { app, ada, add, remove, account } = await book(t);
  await add({ payee: '=HYPERLINK("http://evil")', memo: '-1.50', amount: '-1234.50', tags: ['a, b', 'c'] });
  const gone = await add({ payee: 'Gone' });
  await remove(gone.id);
  const kinds = { csv: 'text/csv', hledger: 'text/plain', beancount: 'text/plain', ofx: 'application/x-ofx' };
  for (const [format, type] of Object.entries(kinds)) {
    const reply = await fetch(`${app.url}${EXPORT}?format=${format}`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    assert.equal(reply.status, 200);
    assert.ok(reply.headers.get('content-type')?.startsWith(type), format);
    assert.match(reply.headers.get('content-disposition') ?? '', /^attachment; filename="(transactions|money)\.\w+"$/);
    const text = await reply.text();
    assert.ok(!text.includes('Gone'), format);
    assert.ok(text.includes('-1234.50'), format);
  }
  const [, line = ''] = (await exported(app, ada)).split('\r\n');
  const cells =
    'Current account,2026-10-31,-1234.50,EUR,"\'=HYPERLINK(""http://evil"")",-1.50,,"[""a, b"",""c""]",uncleared,,,';
  assert.ok(line.startsWith(cells), line);

  const rex = await app.signUp('rex');
  for (const format of Object.keys(kinds))
    for (const query of [{}, { account: account.id }]) {
      const text = await exported(app, rex, { format, ...query });
      assert.ok(!text.includes('1234.50') && !text.includes('Current'), `${format}: ${text}`);
    }
  assert.equal((await fetch(app.url + EXPORT)).status, 401);
});

test('CSV takes the filters of the list; journals and OFX are of whole accounts and say so', async (t) => {
  const { app, ada, add, addAccount, account } = await book(t);
  const savings = await addAccount({ name: 'Savings', kind: 'savings', opening_balance: '100' });
  await add({ date: '2026-09-30', amount: '-1', payee: 'September' });
  await add({ date: '2026-10-01', amount: '-2', payee: 'October' });
  await add({ date: '2026-10-02', amount: '-3', transfer_account_id: savings.id });
  const lines = async (query: Record<string, string>) =>
    (await exported(app, ada, query)).trimEnd().split('\r\n').length - 1;
  assert.deepEqual(
    [
      await lines({}),
      await lines({ q: 'octo' }),
      await lines({ from: '2026-10-01' }),
      await lines({ direction: 'transfer' }),
    ],
    [4, 1, 3, 2],
  );
  assert.equal(await lines({ account: savings.id }), 1);
  const journal = await exported(app, ada, { format: 'hledger', from: '2026-10-01', account: account.id });
  assert.match(
    journal,
    /Opening balance\n {4}Assets:Current-account {2}-1\.00 EUR\n {4}Equity:Opening-Balances {2}1\.00 EUR\n/,
  );
  assert.match(journal, /Equity:Transfers {2}3\.00 EUR/);
  assert.match(journal, /Assets:Current-account {2}0\.00 EUR = -6\.00 EUR\n$/);
  const whole = await exported(app, ada, { format: 'beancount' });
  assert.match(whole, / {2}Assets:Current-account {2}-3\.00 EUR\n {2}Assets:Savings {2}3\.00 EUR\n/);
  assert.match(whole, /2026-10-03 balance Assets:Savings {2}103\.00 EUR\n/);
  assert.match(
    await exported(app, ada, { format: 'ofx' }),
    /<LEDGERBAL><BALAMT>103\.00<\/BALAMT><DTASOF>20261002<\/DTASOF>/,
  );

  const bad = [
    'format=pdf',
    'format=hledger&q=x',
    'format=ofx&tag=a',
    'format=beancount&min=1',
    'from=2026-02-30',
    'account=x',
  ];
  for (const query of bad)
    assert.equal((await ada.call('GET', `${EXPORT}?${query}`, undefined, 422))['code'], 'http.invalid-input', query);
});

test('accounts of one name and one number are told apart', async (t) => {
  const { app, ada, add, addAccount } = await book(t);
  const twin = await addAccount({ number: '1234' });
  const third = await addAccount();
  for (const { id } of [twin, third]) await add({ account_id: id });
  const names = (await exported(app, ada))
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',')[0] ?? '');
  assert.deepEqual(names.toSorted(), ['1234', third.id].toSorted());
  const journal = await exported(app, ada, { format: 'hledger' });
  for (const name of ['Assets:Current-account ', 'Assets:Current-account-2 ', 'Assets:Current-account-3 '])
    assert.ok(journal.includes(name), name);
});

test('an empty book is an empty table and a sound journal', async (t) => {
  const { app } = await book(t);
  const rex = await app.signUp('rex');
  assert.equal(
    await exported(app, rex),
    'account,date,amount,currency,payee,memo,category,tags,status,transfer,parts,id\r\n',
  );
  for (const format of ['hledger', 'beancount', 'ofx']) assert.ok((await exported(app, rex, { format })).length > 0);
});
