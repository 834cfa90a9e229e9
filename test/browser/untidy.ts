import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['holiday.jpg', 'invoice.pdf', 'song.mp3', 'notes.md', 'inbox/holiday.jpg', 'inbox/scan.pdf'];

/** Files of several kinds and years, in no order. @returns how many */
export function makeUntidy(root: string): number {
  mkdirSync(join(root, 'inbox'), { recursive: true });
  for (const [index, name] of FILES.entries()) {
    writeFileSync(join(root, name), `the content of ${name}`);
    const seconds = Date.UTC(2018 + index, 5, 10) / 1000;
    utimesSync(join(root, name), seconds, seconds);
  }
  return FILES.length;
}

/** Every file and folder below `root`, as paths. */
export function treeOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
}
