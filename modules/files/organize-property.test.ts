import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { contents, picture } from './test/tree.ts';
import { openWorld } from './test/world.ts';
import { folded } from './tree-path.ts';

/** Names that are alike for some disk and different for another, names with meaning, and plain odd ones. */
const NAMES = [
  ...['a.jpg', 'A.JPG', 'a.jpeg', 'a.jpg.xmp', 'a.xmp', 'a.XMP', 'a.aae', 'a.MOV', 'a.CR2', 'a.heic', 'a.thm'],
  ...['é.pdf', 'e\u0301.pdf', 'É.PDF', 'straße.txt', 'STRASSE.TXT', 'ﬁ.txt', 'σας.mp3', 'ΣΑΣ.MP3', 'İ.csv', 'i̇.csv'],
  ...[
    '日本語.png',
    '🦖🎉.gif',
    'شهادة.docx',
    'नमस्ते.zip',
    'a (2).jpg',
    'a (3).jpg',
    'a (2).jpg.xmp',
    'no extension',
    'x.tar.gz',
  ],
  ...[
    'IMG_20240131_101112.jpg',
    '2023-02-29.pdf',
    'new\nline.txt',
    '  blanks  .txt',
    'quote\'".txt',
    '\u{FFFD}.txt',
    '.hidden.jpg',
    '.DS_Store',
  ],
  ...[
    `${'n'.repeat(251)}.txt`,
    `${'語'.repeat(84)}.md`,
    `${'N'.repeat(251)}.TXT`,
    'Images',
    'Documents',
    '2020',
    'con.txt',
    '-rf',
    '{name}.txt',
  ],
];
const FOLDERS = [
  'Images',
  'images',
  'Images/2020',
  'IMAGES/2021',
  'Documents',
  'x',
  'x/y',
  'X',
  'é',
  'e\u0301/z',
  '.git',
  'p/.git',
  'p',
  'App.app',
  'deep/er/and/deeper',
  'Other',
];

const thing = fc.record({
  folder: fc.constantFrom('', ...FOLDERS),
  name: fc.constantFrom(...NAMES),
  year: fc.integer({ min: 2019, max: 2022 }),
  mode: fc.constantFrom(0o644, 0o600, 0o444, 0o755),
  what: fc.constantFrom('file', 'file', 'file', 'file', 'file', 'link', 'folder', 'locked folder'),
});

const template = fc.constantFrom(
  { organization_mode: 'category' },
  { organization_mode: 'year' },
  { organization_mode: 'category_year' },
  { organization_mode: 'date' },
  { organization_mode: 'extension' },
  { organization_mode: 'category', include_hidden: true },
  { organization_mode: 'extension', include_packages: true, include_hidden: true, include_links: true },
  { organization_mode: 'template', template: '{category}/{date} {name}' },
  { organization_mode: 'template', template: '{name}' },
  { organization_mode: 'template', template: 'x/{ext}/{name} of {year}' },
);

function build(
  root: string,
  things: readonly { folder: string; name: string; year: number; mode: number; what: string }[],
): void {
  mkdirSync(root);
  for (const [index, { folder, name, year, mode, what }] of things.entries()) {
    const path = join(root, folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (what === 'link') symlinkSync(index % 2 ? '../nowhere' : '/etc/passwd', path);
      else if (what === 'file') {
        writeFileSync(path, `content ${index}`, { flag: 'wx' });
        utimesSync(path, year * 1000, Date.UTC(year, index % 12, 3) / 1000 + index / 1000);
        chmodSync(path, mode);
      } else {
        mkdirSync(path);
        if (what === 'locked folder') chmodSync(path, 0o555);
      }
    } catch {
      // Two of them want one name, or a file stands where another wants a folder: the tree is what it is.
    }
  }
}

test('undo(apply(tree)) is the tree, nothing is lost or alike on the way, and organising twice changes nothing', async (t) => {
  const world = await openWorld();
  t.after(() => world.close());
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(thing, { maxLength: 40 }), template, async (things, input) => {
      const root = join(world.base, `tree-${run++}`);
      build(root, things);
      const before = picture(root);
      const all = contents(root);
      const done = await world.organize(root, input, { dry_run: false });
      assert.equal(done.status, 'completed', JSON.stringify(done.error));
      assert.partialDeepStrictEqual(done.result, { failed: 0, left: 0 });

      const now = contents(root);
      assert.deepEqual([...now.keys()].toSorted(), [...all.keys()].toSorted(), 'every content is in exactly one place');
      const entries = await world.entries(done.operation_id);
      const targets = entries.flatMap(({ target, state }) =>
        state === 'done' && target !== null ? [folded(target)] : [],
      );
      assert.equal(new Set(targets).size, targets.length, 'no two targets are alike');

      if ((done.result as { conflicts: number }).conflicts === 0) {
        const again = await world.organize(root, input);
        assert.partialDeepStrictEqual(
          again.result,
          { moves: 0, conflicts: 0, folders_made: 0, folders_removed: 0 },
          JSON.stringify(await world.entries(again.operation_id)),
        );
      }
      const undone = await world.rollback(done.operation_id);
      assert.equal(undone.status, 'rolled_back', JSON.stringify(undone.error));
      assert.deepEqual(picture(root), before);
      rmSync(root, { recursive: true });
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 40) },
  );
});
