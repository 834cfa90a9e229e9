import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EXTENSIONS = ['txt', 'pdf', 'mp3', 'zip', 'csv', 'mp4', 'docx', 'ttf'];
const IN_ONE_FOLDER = 1000;

/** A folder of small files with old dates, a thousand in each sub-folder. */
export function makeTree(root: string, files: number): void {
  for (let n = 0; n < files; n++) {
    const folder = join(root, `inbox-${Math.floor(n / IN_ONE_FOLDER)}`);
    if (n % IN_ONE_FOLDER === 0) mkdirSync(folder, { recursive: true });
    const path = join(folder, `file-${n}.${EXTENSIONS[n % EXTENSIONS.length]}`);
    writeFileSync(path, `${n}`);
    const at = 1_400_000_000 + (n % 10) * 31_536_000;
    utimesSync(path, at, at);
  }
}
