/**
 * A bulk redraw by the built-in drawer, five creatures at once beside one at once, each picture synced to disk and kept in a transaction; and
 * the memory that it takes.
 *
 *     node bench/creatures-redraw.ts [CREATURES | --small]
 */
import { join } from 'node:path';
import { openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { addCreatures } from '../modules/creatures/pictures/test/menagerie.ts';
import { settled, signUp } from '../test/person.ts';
import type { Person } from '../test/person.ts';
import { count, printFigures, residentMB, times, withSteward } from './measure.ts';
import type { Figure } from './measure.ts';

export async function measureCreaturesRedraw({
  small,
  creatures = small ? 100 : 10_000,
}: {
  small: boolean;
  creatures?: number;
}): Promise<Figure[]> {
  return withSteward(async ({ ada, url, pid, folder }) => {
    const database = await openDatabase({ dataFolder: join(folder, 'data'), log: silent });
    const people = { five: ada, one: await signUp(url, 'bob'), warm: await signUp(url, 'cleo') };
    for (const [name, person] of Object.entries(people))
      await addCreatures(
        { database },
        { person, count: name === 'warm' ? 50 : creatures, names: (n) => `${name} ${n}` },
      );
    await database.close();
    // So that threads run and everything is loaded, as in a program that has drawn before.
    await redraw(people.warm, 5);
    const idle = residentMB(pid);
    let most = idle;
    const watching = setInterval(() => (most = Math.max(most, residentMB(pid))), 50);
    const five = await redraw(people.five, 5);
    const one = await redraw(people.one, 1);
    clearInterval(watching);
    return [
      {
        what: 'Creatures, bulk redraw, five at once',
        figure: `${count(creatures)} in ${five.toFixed(1)} s, ${count(creatures / five)}/s`,
        ratio: `${times(one, five)} as fast as one at once`,
        target: '> 1 ×',
      },
      {
        what: 'Creatures, bulk redraw, one at once',
        figure: `${count(creatures)} in ${one.toFixed(1)} s, ${count(creatures / one)}/s`,
        target: '',
      },
      {
        what: 'Creatures, bulk redraw, memory',
        figure: `${most - idle} MB above idle (${most} MB)`,
        target: '≤ 100 MB',
      },
    ];
  });
}

async function redraw(person: Person, concurrency: number): Promise<number> {
  const begin = performance.now();
  const { operation_id } = await person.call<{ operation_id: string }>('POST', '/api/v1/creatures/avatars', {
    concurrency,
  });
  const { status, result } = await settled(person, operation_id, { withinMs: 30 * 60_000 });
  if (status !== 'completed' || result?.['failed'] !== 0) throw new Error(`The redraw ended as ${status}.`);
  return (performance.now() - begin) / 1000;
}

if (import.meta.main) {
  const given = Number(process.argv[2]);
  await printFigures(({ small }) => measureCreaturesRedraw({ small, ...(given > 0 ? { creatures: given } : {}) }));
}
