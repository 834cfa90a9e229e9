import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import type { NewEntry } from '../../../kernel/operations/operations.ts';
import { filmMade, jpegTaken } from '../test/pictures.ts';
import { plant } from '../test/tree.ts';
import { folded } from '../tree-path.ts';
import { dateInName } from './date-in-name.ts';
import { shortened, splitName } from './file-name.ts';
import { groupsOf } from './groups.ts';
import { dayReader, MODES, parseTemplate, planOrganizing } from './planning.ts';
import { folderFor, stemFor } from './template.ts';
import { TextSet } from './text-set.ts';
import { walk } from './walk.ts';
import type { Template } from './template.ts';

function fresh(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'steward-plan-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

async function planOf(root: string, template: string, options: { hidden?: boolean; packages?: boolean } = {}) {
  const entries: NewEntry[] = [];
  const totals = await planOrganizing({
    root,
    template: parseTemplate(template) as Template,
    hidden: options.hidden ?? false,
    packages: options.packages ?? false,
    links: false,
    timeZone: 'Europe/Berlin',
    nowMs: Date.parse('2026-01-01T12:00:00Z'),
    append: async (batch) => void entries.push(...batch),
    seen: () => {},
  });
  const lines = entries.map(({ action, subject, target, state, reason }) =>
    [
      action,
      subject,
      ...(target === null ? [] : ['→', target]),
      ...(state === 'planned' ? [] : [state, reason?.split(':')[0]]),
    ].join(' '),
  );
  return { totals, lines, entries };
}

test('a name is a stem and an ending', () => {
  const split = (name: string) => Object.values(splitName(name));
  assert.deepEqual(split('a.jpg'), ['a', '.jpg']);
  assert.deepEqual(split('a.b.tar.gz'), ['a.b', '.tar.gz']);
  assert.deepEqual(split('.tar.gz'), ['.tar', '.gz']);
  assert.deepEqual(split('.profile'), ['.profile', '']);
  assert.deepEqual(split('no ending'), ['no ending', '']);
  assert.deepEqual(split('Mr. Brown'), ['Mr. Brown', '']);
  assert.deepEqual(split('файл.текст'), ['файл', '.текст']);
});

test('a stem is cut between characters, never within one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 0, max: 100 }), (stem, room) => {
      const cut = shortened(stem, room);
      assert.ok(Buffer.byteLength(cut) + room <= 255 && stem.startsWith(cut) && cut.isWellFormed());
    }),
  );
});

test('dates in names', () => {
  const latest = '2026-01-02';
  const dates = {
    'IMG_20240131_101112.jpg': '2024-01-31',
    'PXL_20230704_111111111.jpg': '2023-07-04',
    'IMG-20240131-WA0001.jpg': '2024-01-31',
    'WhatsApp Image 2024-01-31 at 10.11.12.jpeg': '2024-01-31',
    'Screenshot 2024-01-31 at 10.11.12.png': '2024-01-31',
    'Screenshot_20240131-101112.png': '2024-01-31',
    '2024.01.31 bill.pdf': '2024-01-31',
    '2024_01_31.txt': '2024-01-31',
    '20240131101112.mp4': '2024-01-31',
    '20240131101112345.mp4': '2024-01-31',
    'x20240230 20240229.txt': '2024-02-29',
    '2023-02-29.txt': undefined,
    '2024-01.31.txt': undefined,
    '120240131.txt': undefined,
    '202401312.txt': undefined,
    '20991231.txt': undefined,
    '18991231.txt': undefined,
    'invoice 31-01-2024.pdf': undefined,
  };
  for (const [name, date] of Object.entries(dates)) assert.equal(dateInName(name, latest), date, name);
});

test('the day comes from EXIF, else from the film, else from the name, else from the disk', (t) => {
  const root = fresh(t);
  const files = {
    'exif 2001-01-01.jpg': jpegTaken('2019:07:06 05:04:03'),
    'zeros.jpg': jpegTaken('0000:00:00 00:00:00'),
    'future 2018-01-01.jpg': jpegTaken('2031:01:01 00:00:00'),
    'broken 2018-01-02.jpg': Buffer.from('\xff\xd8\xff\xe1 nonsense', 'latin1'),
    'film 2001-01-01.mov': filmMade('2019-12-31T23:30:00Z', { before: 1_000_000 }),
    'film.mp4': filmMade('2040-05-05T12:00:00Z', { version: 1 }),
    'long.mp4': filmMade('2019-03-04T12:00:00Z', { version: 1 }),
    'cut.mp4': filmMade('2019-03-04T12:00:00Z').subarray(0, -12),
    'note.txt': Buffer.from('x'),
  };
  const dayOf = dayReader({ timeZone: 'Europe/Berlin', nowMs: Date.parse('2026-01-01T12:00:00Z') });
  const days = Object.entries(files).map(([name, content]) => {
    const path = join(root, name);
    writeFileSync(path, content);
    const { date, source } = dayOf({
      path,
      name,
      extension: name.slice(-3),
      mtimeMs: Date.parse('2022-06-30T22:30:00Z'),
    });
    return `${name} ${date} ${source}`;
  });
  assert.deepEqual(days, [
    'exif 2001-01-01.jpg 2019-07-06 exif',
    'zeros.jpg 2022-07-01 modified',
    'future 2018-01-01.jpg 2018-01-01 name',
    'broken 2018-01-02.jpg 2018-01-02 name',
    'film 2001-01-01.mov 2020-01-01 movie',
    'film.mp4 2022-07-01 modified',
    'long.mp4 2019-03-04 movie',
    'cut.mp4 2022-07-01 modified',
    'note.txt 2022-07-01 modified',
  ]);
});

test('templates: what is understood and what is refused', () => {
  const refused = [
    '',
    '{category}',
    '{name}/{name}',
    '{name}{name}',
    '/{name}',
    '{category}//{name}',
    '../{name}',
    './{name}',
    'a/../{name}',
  ];
  refused.push(
    '.hidden/{name}',
    '.{name}',
    '{colour}/{name}',
    'a\\b/{name}',
    'a\0/{name}',
    ' a/{name}',
    'a./{name}',
    'a{/{name}',
    `${'x'.repeat(101)}/{name}`,
  );
  refused.push(`${'a/'.repeat(9)}{name}`);
  for (const text of refused) assert.ok('fault' in parseTemplate(text), text);
  const facts = { category: 'Images', date: '2024-01-31', extension: 'jpg' } as const;
  const made = (text: string, stem: string) => {
    const template = parseTemplate(text) as Template;
    return `${folderFor(template, facts)}/${stemFor(template, facts, { stem, room: 4 })}`;
  };
  assert.equal(made(MODES.category_year, 'x'), 'Images/2024/x');
  assert.equal(made(MODES.date, 'x'), '2024/01/x');
  assert.equal(made('{category}/{year}-{month}/{date} {name} ({ext})', 'x'), 'Images/2024-01/2024-01-31 x (jpg)');
  assert.equal(made('{date} {name}', '2024-01-31 x'), '/2024-01-31 x', 'what it has made stays');
  assert.equal(made('{name} {date}', 'x 2024-01-31 (2)'), '/x 2024-01-31 (2)', 'also with a number');
});

test('whatever a template and a name are, the target stays inside the root', () => {
  const texts = fc.array(
    fc.constantFrom('{category}', '{year}', '{ext}', '{name}', '{date}', '..', '.', '/', 'a', ' ', '\\', '\0', '~'),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(texts, fc.string({ unit: 'binary', minLength: 1 }), (parts, name) => {
      const template = parseTemplate(parts.join(''));
      if ('fault' in template) return;
      const extension = splitName(name.replaceAll(/[/\0]/g, '_')).ending.slice(1).toLowerCase();
      for (const part of folderFor(template, { category: 'Other', date: '2024-01-31', extension }).split('/'))
        assert.ok(part === '' ? template.folders.length === 0 : !part.startsWith('.') && !part.includes('\0'), part);
    }),
    { numRuns: 1000 },
  );
});

test('groups: who leads and who follows', () => {
  const groups = (...names: string[]) =>
    Array.from(groupsOf(names.toSorted()), ({ leader, companions }) =>
      [leader.name, ...companions.map(({ name }) => name)].join(' + '),
    );
  assert.deepEqual(groups('a.HEIC', 'a.MOV', 'a.aae', 'b.MOV'), ['a.HEIC + a.MOV + a.aae', 'b.MOV']);
  assert.deepEqual(groups('a.JPG', 'a.CR2', 'a.xmp', 'A.jpg.xmp'), ['a.JPG + A.jpg.xmp + a.CR2 + a.xmp']);
  assert.deepEqual(groups('v.avi', 'v.thm', 'v.txt'), ['v.avi + v.thm', 'v.txt']);
  assert.deepEqual(groups('a.jpg', 'a.xmp', 'a.XMP'), ['a.jpg + a.XMP', 'a.xmp']);
  assert.deepEqual(groups('a.mp4', 'a.jpg', 'only.xmp'), ['a.jpg', 'a.mp4', 'only.xmp']);
});

test('a set of texts says yes to what it has, and hardly to anything else', () => {
  const set = new TextSet();
  for (let n = 0; n < 200_000; n++) assert.ok(set.add(`some/folder/file-${n}.jpg`), `${n}`);
  for (let n = 0; n < 200_000; n++)
    assert.ok(set.has(`some/folder/file-${n}.jpg`) && !set.has(`some/folder/file-${n}.png`));
});

test('names alike for some disk are one name', () => {
  for (const [a = '', b = ''] of [
    ['é', 'e\u0301'],
    ['straße', 'STRASSE'],
    ['σας', 'ΣΑΣ'],
    ['ﬁ', 'FI'],
    ['Å', '\u212B'],
    ['ǆ', 'Ǆ'],
  ])
    assert.equal(folded(a), folded(b), a);
  assert.notEqual(folded('a'), folded('ä'));
});

test('what is passed over is reported, and never walked into', (t) => {
  const root = fresh(t);
  plant(root, {
    'ok.txt': 2020,
    '.hidden/inside.txt': 2020,
    'repo/.git/HEAD': 2020,
    'Photos.photoslibrary/a.jpg': 2020,
    'web/node_modules/x.js': 2020,
    'web/index.html': 2020,
    'steward/.steward': 2020,
  });
  symlinkSync('/etc', join(root, 'link'));
  const bad = (...bytes: number[]) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(bytes)]);
  writeFileSync(bad(0x63, 0xe9, 0x2e, 0x6a, 0x70, 0x67), 'latin1');
  mkdirSync(bad(0xff, 0x64));
  writeFileSync(join(root, 'real \uFFFD.txt'), 'x');
  const seen = [...walk(root, { hidden: false, packages: false, links: false })];
  assert.deepEqual(
    seen.flatMap(({ passed }) => passed.map(({ path, reason }) => `${path} ${reason}`)).toSorted(),
    [
      '.hidden hidden',
      'Photos.photoslibrary package',
      'c\\xE9.jpg name-not-utf-8',
      '\\xFFd name-not-utf-8',
      'link link',
      'repo package',
      'steward of-steward',
      'web/node_modules package',
    ].toSorted(),
  );
  assert.deepEqual(
    seen.flatMap(({ path, files }) => files.map((name) => `${path}/${name}`)),
    ['/ok.txt', '/real \uFFFD.txt', 'web/index.html'],
  );
  const everything = [...walk(root, { hidden: true, packages: true, links: false })].flatMap(({ files }) => files);
  assert.ok(everything.includes('inside.txt') && everything.includes('HEAD') && everything.includes('a.jpg'));
});

test('targets: the spelling that is there is used, and nothing that is there is a target', async (t) => {
  const root = fresh(t);
  plant(root, { 'a.jpg': 2020, 'b.jpg': 2020, 'IMAGES/B.JPG': 2020, 'IMAGES/a.png': 2020 });
  const { lines } = await planOf(root, MODES.category);
  assert.deepEqual(lines, ['move a.jpg → IMAGES/a.jpg', 'move b.jpg → IMAGES/b (2).jpg']);
});

test('targets: a file, a link or a package that bears the name of a folder', async (t) => {
  const root = fresh(t);
  plant(root, { 'a.jpg': 2020, 'b.mp3': 2020, 'c.c': 2020, Images: 2020, 'Code/.git/HEAD': 2020 });
  symlinkSync('/tmp', join(root, 'Audio'));
  const { lines } = await planOf(root, MODES.category);
  assert.deepEqual(lines, [
    'move Audio skipped link',
    'create Other',
    'move Images → Other/Images',
    'move a.jpg conflict folder-name-taken',
    'move b.mp3 conflict folder-name-taken',
    'move c.c conflict package',
    'move Code skipped package',
  ]);
});

test('long names make room for a number and for what the template adds', async (t) => {
  const root = fresh(t);
  const long = `${'語'.repeat(83)}.md`;
  plant(root, { [`x/${long}`]: 2020, [`y/${long}`]: 2020 });
  const { entries } = await planOf(root, '{category}/{date} {name}');
  const targets = entries.flatMap(({ target }) => target ?? []);
  assert.equal(targets.length, 2);
  for (const target of targets) assert.ok(Buffer.byteLength(target.split('/').at(-1) ?? '') <= 255, target);
  assert.equal(new Set(targets).size, 2);
});

test('files whose extension says nothing are known by what is in them', async (t) => {
  const root = fresh(t);
  plant(root, { 'note.txt': 2020 });
  writeFileSync(join(root, 'photo'), Buffer.concat([jpegTaken('2019:07:06 05:04:03'), Buffer.alloc(5000)]));
  writeFileSync(join(root, 'text'), 'words');
  utimesSync(join(root, 'text'), 1, 1);
  const { lines } = await planOf(root, MODES.category);
  assert.deepEqual(
    lines.filter((line) => line.startsWith('move')),
    ['move note.txt → Documents/note.txt', 'move photo → Images/photo', 'move text → Other/text'],
  );
});

test('a thousand twins get a thousand numbers, without trying them all', async (t) => {
  const root = fresh(t);
  plant(root, Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`${n}/scan.pdf`, 2020])));
  const { entries } = await planOf(root, MODES.category);
  const targets = entries.flatMap(({ target }) => target ?? []);
  assert.equal(new Set(targets).size, 1000);
  assert.ok(targets.includes('Documents/scan (1000).pdf'));
});
