import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * `npm run dev`: the program, started anew when its code changes, on port 8000, and the web app with hot reload on port 5173.
 * When one of the two ends, so does the other.
 */
const root = join(import.meta.dirname, '..');
const children = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'main.ts', 'start'], { cwd: root, stdio: 'inherit' }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', '5173', '--strictPort'], {
    cwd: root,
    stdio: 'inherit',
  }),
];

const endAll = (signal: NodeJS.Signals) => {
  for (const child of children) child.kill(signal);
};
process.on('SIGINT', () => endAll('SIGINT'));
process.on('SIGTERM', () => endAll('SIGTERM'));
for (const child of children) child.on('exit', () => endAll('SIGTERM'));
