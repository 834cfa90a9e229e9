import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a tree is, down to modes, times and inodes: a line for each thing in it. */
export type Picture = Record<string, string>;

/** Writes files, each with its folders; a number is the year it was last changed in. */
export function plant(root: string, files: Readonly<Record<string, string | number>>): void {
  mkdirSync(root, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(root, path);
    mkdirSync(path.endsWith('/') ? absolute : dirname(absolute), { recursive: true });
    if (path.endsWith('/')) continue;
    writeFileSync(absolute, `content of ${path}, ${content}`);
    const at = typeof content === 'number' ? Date.UTC(content, 5, 15, 12) / 1000 + 0.123456 : undefined;
    if (at !== undefined) utimesSync(absolute, at, at);
  }
}

/** @param options.inodes false: where copies on other disks are as good */
export function picture(root: string, { inodes = true } = {}): Picture {
  const seen: Picture = {};
  const look = (folder: string) => {
    for (const name of readdirSync(join(root, folder), { encoding: 'buffer' })) {
      const path = Buffer.concat([Buffer.from(folder === '' ? '' : `${folder}/`), name]);
      const absolute = Buffer.concat([Buffer.from(`${root}/`), path]);
      const stats = lstatSync(absolute, { bigint: true });
      const mode = (stats.mode & 0o7777n).toString(8);
      const key = path.toString('latin1');
      if (stats.isDirectory()) {
        seen[key] = `folder ${mode}`;
        look(path.toString());
      } else if (stats.isSymbolicLink()) seen[key] = `link to ${readlinkSync(absolute)}`;
      else {
        const identity = inodes ? `${stats.ino} ${stats.mtimeNs}` : `${stats.mtimeNs / 1000n}`;
        seen[key] = `file ${mode} ${identity} ${readFileSync(absolute).toString('latin1')}`;
      }
    }
  };
  look('');
  return seen;
}

/** The paths only. */
export function paths(root: string): string[] {
  return Object.entries(picture(root))
    .filter(([, what]) => !what.startsWith('folder'))
    .map(([path]) => Buffer.from(path, 'latin1').toString())
    .toSorted();
}

/** Each content and where it stands; fails for one that stands in two places, unless it may (`twice`: in the middle of a move). */
export function contents(root: string, { twice = false } = {}): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path, 'latin1');
    const twin = found.get(content);
    if (twin !== undefined && !twice) throw new Error(`${JSON.stringify(content)} stands at ${twin} and at ${path}`);
    found.set(content, path);
  }
  return found;
}
