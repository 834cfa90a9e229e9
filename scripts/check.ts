import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { staleDocuments } from './generate.ts';
import { inspect, readHouse, sizes } from './house/house.ts';
import { lockFaults } from './lock-file.ts';
import { textFaults } from './text-files.ts';

/** One step of the check: resolves to what is wrong, one line each; nothing means well. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<readonly string[]> | readonly string[];
}

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** The heaviest first, so that two cores are busy to the end. */
const STEPS: readonly Step[] = [
  { name: 'types', run: () => tool(bin('tsc'), ['-p', '.', '--pretty', 'false']) },
  { name: 'unused code', run: () => tool(bin('knip'), ['--no-progress', '--no-config-hints']) },
  { name: 'lint', run: () => tool(bin('oxlint'), ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => tool(bin('oxfmt'), ['--check', '.']) },
  {
    name: 'house',
    run: () => inspect(readHouse(root)).map((fault) => `${fault.path}:${fault.line} [${fault.rule}] ${fault.message}`),
  },
  { name: 'generated documents', run: () => staleDocuments(root) },
  { name: 'lock file and licences', run: () => lockFaults(root) },
  { name: 'words', run: () => textFaults(root) },
];

/** Runs every step, two at a time; prints a line for each and details only of what is wrong. */
export async function check(): Promise<boolean> {
  const waiting = [...STEPS];
  let well = true;
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const begin = performance.now();
      const faults = await step.run();
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      const mark = faults.length === 0 ? styleText('green', '✔') : styleText('red', '✘');
      console.log(
        [`${mark} ${step.name.padEnd(24)}${seconds.padStart(6)} s`, ...faults.map((line) => `    ${line}`)].join('\n'),
      );
      well &&= faults.length === 0;
    }
  };
  await Promise.all([lane(), lane()]);
  return well;
}

async function tool(command: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return code === 0 ? [] : output.join('').trim().split('\n');
}

if (import.meta.main) {
  const well = await check();
  const grown = sizes(readHouse(root));
  if (process.argv.includes('--sizes')) for (const line of grown) console.log(line);
  else if (grown.length > 0)
    console.log(`  ${grown.length} files or functions have grown long: npm run check -- --sizes`);
  process.exitCode = well ? 0 : 1;
}
