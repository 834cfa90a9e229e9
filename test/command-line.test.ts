import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { startProgram } from './program.ts';

const launcher = join(import.meta.dirname, '../steward');

suite('the command line', () => {
  test('organize shows the plan and changes nothing; --apply does it; undo takes it back', async (t) => {
    const { folder, steward } = person(t);
    const before = tree(folder);

    const preview = await steward('organize', folder, '--mode', 'category_year');
    assert.equal(preview.code, 0, preview.errors);
    assert.match(preview.output, /^Downloads {2}4 files/);
    assert.match(preview.output, /└── 2024/);
    assert.match(preview.output, /IMG_20240102\.jpg {2}← camera\/IMG_20240102\.jpg/);
    assert.match(preview.output, /Nothing has changed yet/);
    assert.deepEqual(tree(folder), before);

    const applied = await steward('organize', folder, '--mode', 'category_year', '--apply');
    assert.equal(applied.code, 0, applied.errors);
    assert.match(applied.output, /completed \(moved 4/);
    assert.notDeepEqual(tree(folder), before);

    const undone = await steward('undo');
    assert.equal(undone.code, 0, undone.errors);
    assert.match(undone.output, /rolled back/);
    assert.deepEqual(tree(folder), before);

    const nothing = await steward('undo');
    assert.deepEqual([nothing.code, nothing.errors], [1, 'There is nothing to undo.\n']);
  });

  test('import shows what statements would bring, of a folder too; --apply brings them in, undo takes them back', async (t) => {
    const { folder, steward } = person(t);
    const bank = join(folder, 'bank');
    mkdirSync(bank);
    const ofx = (number: string, days: readonly string[]) =>
      `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>${number}</BANKACCTFROM><BANKTRANLIST>${days.map((day) => `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>-3.00<FITID>${day}<NAME>Coffee bar</STMTTRN>`).join('')}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
    writeFileSync(join(bank, 'a.ofx'), ofx('4711', ['20261001', '20261002']));
    writeFileSync(join(bank, 'b.ofx'), ofx('4711', ['20261002', '20261003']));
    writeFileSync(join(bank, 'letter.txt'), '<html>');
    const unknown = await steward('import', bank);
    assert.equal(unknown.code, 0, unknown.errors);
    assert.match(unknown.errors, /letter\.txt: /);
    assert.match(unknown.output, /4 wait for their account/);
    assert.equal((await steward('import', bank, '--account', 'Nowhere')).code, 2);
    assert.equal((await steward('import', join(bank, 'none.csv'))).code, 2);
  });

  test('import shows what a calendar file would bring; --apply brings it in; export writes it; undo takes it back', async (t) => {
    const { folder, steward } = person(t);
    const file = join(folder, 'choir.ics');
    const event = (uid: string, starts: string) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SUMMARY:Choir ${uid}`,
      `DTSTART:${starts}`,
      'END:VEVENT',
    ];
    const lines = [
      'BEGIN:VCALENDAR',
      ...event('one', '20260301T190000Z'),
      ...event('two', '20260231T190000Z'),
      'END:VCALENDAR',
      '',
    ];
    writeFileSync(file, lines.join('\r\n'));

    const preview = await steward('import', file);
    assert.equal(preview.code, 0, preview.errors);
    assert.match(preview.output, /1 new:\n {2}Choir one +2026-03-01 19:00/);
    assert.match(preview.output, /1 broken, and left out:\n {2}Choir two +line 7 +line 7: DTSTART/);
    assert.match(preview.output, /1 event would come in\. Nothing has changed yet/);

    const applied = await steward('import', file, '--apply');
    assert.match(applied.output, /completed \(imported 1, broken 1\)/);
    assert.match((await steward('export', 'appointments')).output, /^id,title,.*\r\n[^,]+,Choir one,/);
    assert.match((await steward('export', 'appointments', '--ics')).output, /SUMMARY:Choir one\r\n/);
    assert.match((await steward('import', file)).output, /1 event here already, unchanged/);
    assert.equal((await steward('import', file, '--calendar', 'Nowhere')).code, 2);
    assert.equal((await steward('import', join(folder, 'song.mp3'))).code, 2);

    assert.match((await steward('undo')).output, /rolled back/);
    assert.doesNotMatch((await steward('export', 'appointments')).output, /Choir/);
  });

  test('add understands a line; agenda shows what comes, by day', async (t) => {
    const { steward } = person(t);
    const day = Temporal.Now.plainDateISO().add({ days: 1 }).toString();
    const added = await steward('add', 'Dentist', day, '15:00', '1h', "at Luigi's", '#health');
    assert.equal(added.code, 0, added.errors);
    assert.match(added.output, /^Dentist: \w{3}, \d+ \w+ \d{4}, 15:00–16:00.*, Luigi's\n$/);
    const meant = await steward('add', '--dry-run', `Call ${day} 15:30`);
    assert.match(meant.output, /^Call: .*15:30–16:30/);
    const second = await steward('add', `Call ${day} 15:30`);
    assert.match(second.errors, /At the same time: Dentist/);
    const untitled = await steward('add', 'tomorrow 3pm');
    assert.deepEqual([untitled.code, untitled.output], [2, '']);

    const agenda = await steward('agenda');
    assert.equal(agenda.code, 0, agenda.errors);
    assert.match(
      agenda.output,
      /^\w+ \d+ \w+.*\n {2}15:00–16:00 {2}Dentist {2}Luigi's {2}#health, in conflict\n {2}15:30–16:30 {2}Call/,
    );
    const { items } = JSON.parse((await steward('agenda', '--days', '3', '--json')).output) as {
      items: { title: string }[];
    };
    assert.deepEqual(
      items.map(({ title }) => title),
      ['Dentist', 'Call'],
    );
    assert.equal((await steward('agenda', '--days', '0')).code, 2);
  });

  test('links, hidden files and packages are left alone unless asked for', async (t) => {
    const { folder, steward } = person(t);
    symlinkSync('/nowhere', join(folder, 'shortcut.txt'));
    writeFileSync(join(folder, '.hidden.txt'), 'h');
    mkdirSync(join(folder, 'Tool.app'));
    writeFileSync(join(folder, 'Tool.app', 'part.txt'), 'p');
    const moves = async (...options: string[]) => {
      const { output } = await steward('organize', folder, '--json', ...options);
      const { plan } = JSON.parse(output) as { plan: { action: string; state: string; subject: string }[] };
      return plan.filter(({ action, state }) => action === 'move' && state === 'planned').map(({ subject }) => subject);
    };
    const usual = await moves();
    assert.equal(usual.length, 4);
    const asked = await moves('--links', '--hidden', '--packages');
    assert.deepEqual(
      new Set(asked).difference(new Set(usual)),
      new Set(['shortcut.txt', '.hidden.txt', 'Tool.app/part.txt']),
    );
  });

  test('every answer is JSON when asked for, faults included', async (t) => {
    const { folder, steward } = person(t);
    const preview = await steward('organize', folder, '--json');
    const { status, plan } = JSON.parse(preview.output) as { status: string; plan: { action: string }[] };
    assert.deepEqual([status, plan.filter(({ action }) => action === 'move').length], ['completed', 4]);

    const list = JSON.parse((await steward('operations', '--json')).output) as { items: { dry_run: boolean }[] };
    assert.deepEqual(
      list.items.map(({ dry_run }) => dry_run),
      [true],
    );
    const refused = await steward('organize', '/', '--json');
    const { error } = JSON.parse(refused.output) as { error: { code: string } };
    assert.deepEqual([refused.code, error.code], [1, 'files.outside-bases']);
  });

  test('who asks wrongly is told so, with exit code 2', async (t) => {
    const { folder, steward } = person(t);
    const { code, errors } = await steward('organize', folder, '--mode', 'colour');
    assert.equal(code, 2);
    assert.match(errors, /Allowed choices are category, year/);
  });

  test('while a server runs on the data folder, commands go to it', { timeout: 120_000 }, async (t) => {
    const { folder, data, home, steward } = person(t);
    const before = tree(folder);
    const program = await startProgram({ data, env: { HOME: home } });
    try {
      const applied = await steward('organize', folder, '--apply');
      assert.equal(applied.code, 0, applied.errors);
      const undone = await steward('undo', '--json');
      assert.equal((JSON.parse(undone.output) as { status: string }).status, 'rolled_back');
      assert.deepEqual(tree(folder), before);
      const { output } = await steward('doctor');
      assert.match(output, new RegExp(`running at ${program.url}`));
    } finally {
      await program.end('SIGINT');
    }
    const { output } = await steward('operations');
    assert.match(output, /rolled_back/);
  });

  test('people are added and changed, passwords never stand in the list of processes', async (t) => {
    const { steward } = person(t);
    const added = await steward.with('correct horse battery\n', 'user', 'add', 'ada@example.com', '--admin');
    assert.deepEqual([added.code, added.output], [0, 'ada@example.com  admin\n'], added.errors);
    assert.equal((await steward.with('correct horse battery\n', 'user', 'add', 'rex@example.com')).code, 0);
    assert.equal((await steward('user', 'role', 'rex@example.com', 'admin')).code, 0);
    const short = await steward.with('short\n', 'user', 'password', 'rex@example.com');
    assert.deepEqual([short.code, /identity\.bad-password/.test(short.errors)], [1, true]);
    assert.equal((await steward('user')).output, 'ada@example.com  admin\nrex@example.com  admin\n');
  });
});

/** Somebody with a home, a data folder and a few downloads, at a shell somewhere else. */
function person(t: TestContext) {
  const home = mkdtempSync(join(tmpdir(), 'steward-person-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const [folder, data] = [join(home, 'Downloads'), join(home, 'data')];
  mkdirSync(data);
  mkdirSync(join(folder, 'camera'), { recursive: true });
  for (const name of ['letter.pdf', 'song.mp3', 'camera/IMG_20240101.jpg', 'camera/IMG_20240102.jpg'])
    writeFileSync(join(folder, name), name);

  const run = async (input: string | undefined, args: readonly string[]) => {
    const env = { PATH: process.env['PATH'], HOME: home, STEWARD_DATA: data };
    const child = spawn(launcher, args, { cwd: home, env, stdio: 'pipe' });
    const heard = { output: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (heard.output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.errors += text));
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...heard };
  };
  const steward = Object.assign((...args: string[]) => run(undefined, args), {
    with: (input: string, ...args: string[]) => run(input, args),
  });
  return { home, folder, data, steward };
}

function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}
