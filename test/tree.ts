import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files below `root`: path → content, all of them of one day in 2020. */
export function plant(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { flag: 'wx' });
    utimesSync(join(root, path), 1_600_000_000, 1_600_000_000);
  }
}

/** Content → path below `root`, of every file whose name is UTF-8. A content that stands in two places fails at once. */
export function contentsOf(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.includes('\uFFFD')) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path, 'utf8');
    const twin = found.get(content);
    assert.equal(twin, undefined, `${content} stands at ${twin} and at ${path}`);
    found.set(content, path.slice(root.length + 1));
  }
  return found;
}

/** Every file and folder below `root`, as paths. */
export function tree(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
}

/** Nothing is lost and nothing has come. */
export function assertSameContents(before: ReadonlyMap<string, string>, root: string, when: string): void {
  const after = contentsOf(root);
  const lost = [...before.keys()].filter((content) => !after.has(content));
  assert.deepEqual(lost, [], `lost ${when}`);
  assert.equal(after.size, before.size, `more files than before ${when}`);
}
