import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Somebody's own folder, as it stands only on one machine. */
const OWN_FOLDER = /(?<![\w.@-])\/(?:home|Users|root|work)\/[a-z][\w.-]*/;

/** Words in our texts that bind the project to the machine where they were written. */
export function textFaults(root: string): string[] {
  return textPaths(root).flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const found = OWN_FOLDER.exec(line)?.[0];
        return found ? [`${path}:${index + 1} names a folder of one machine: ${found}`] : [];
      }),
  );
}

function textPaths(root: string, folder = '.'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory())
      return /^(node_modules|dist|data|coverage|\.git)$/.test(entry.name) ? [] : textPaths(root, path);
    return entry.isFile() && /(\.(tsx?|js|json|md|yaml|yml|html|css|sh|sql|py)|^[^.]+)$/.test(entry.name) ? [path] : [];
  });
}
