/**
 * From `steward start` to the first reply, with data present and compiled code kept from the start before; and the memory it takes when
 * nothing happens.
 *
 *     node bench/start.ts [--small]
 */
import { signUp } from '../test/person.ts';
import { startProgram } from '../test/program.ts';
import { median, printFigures, residentMB, wait, withFolder } from './measure.ts';
import type { Figure } from './measure.ts';

export async function measureStart({ small }: { small: boolean }): Promise<Figure[]> {
  const [starts, idleMs] = small ? [1, 500] : [5, 5000];
  return withFolder(async (data) => {
    const first = await startProgram({ data });
    await signUp(first.url);
    await first.end('SIGTERM');

    const milliseconds: number[] = [];
    const megabytes: number[] = [];
    for (let start = 0; start < starts; start++) {
      const begin = performance.now();
      const program = await startProgram({ data });
      await fetch(`${program.url}/health`);
      milliseconds.push(performance.now() - begin);
      await wait(idleMs);
      megabytes.push(residentMB(program.pid));
      await program.end('SIGTERM');
    }
    return [
      { what: 'Start to first reply', figure: `${Math.round(median(milliseconds))} ms`, target: '< 1,000 ms' },
      { what: 'Memory when idle', figure: `${median(megabytes)} MB`, target: '< 150 MB' },
    ];
  });
}

if (import.meta.main) await printFigures(measureStart);
