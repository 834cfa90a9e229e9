/**
 * Collections as files and changed as a whole: 100,000 creatures looked through, brought in and written out as JSON, CSV and zip, with the
 * memory that it takes; half of them tagged, and two tags of a half each made one.
 *
 *     node bench/creatures-files.ts [--small]
 */
import { settled } from '../test/person.ts';
import { count, printFigures, residentMB, spell, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

const path = '/api/v1/creatures';

export async function measureCreaturesFiles({ small }: { small: boolean }): Promise<Figure[]> {
  const creatures = small ? 500 : 100_000;
  return withSteward(async (steward) => {
    const figures = [await measureImport(steward, creatures)];
    for (const format of ['json', 'csv', 'zip']) figures.push(await measureExport(steward, { format, creatures }));
    figures.push(await measureEdit(steward), await measureMerge(steward));
    return figures;
  });
}

async function measureImport(steward: Steward, creatures: number): Promise<Figure> {
  const { url, ada } = steward;
  const memory = watchMemory(steward);
  const begin = performance.now();
  const reply = await fetch(`${url}${path}/import?dry_run=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/octet-stream' },
    body: collection(creatures),
  });
  const { operation_id } = (await reply.json()) as { operation_id: string };
  await settled(ada, operation_id, { withinMs: 600_000 });
  const planned = performance.now();
  await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
  await settled(ada, operation_id, { withinMs: 600_000 });
  const seconds = (performance.now() - planned) / 1000;
  return {
    what: `Import of ${count(creatures)} creatures, preview and apply`,
    figure: `${spell(planned - begin)} and ${spell(seconds * 1000)}, ${memory()} MB above idle`,
    target: 'constant memory',
  };
}

async function measureExport(
  steward: Steward,
  { format, creatures }: { format: string; creatures: number },
): Promise<Figure> {
  const { url, ada } = steward;
  const memory = watchMemory(steward);
  const begin = performance.now();
  const reply = await fetch(`${url}${path}/export?format=${format}`, {
    headers: { authorization: `Bearer ${ada.token}` },
  });
  let bytes = 0;
  for await (const chunk of reply.body ?? []) bytes += chunk.length;
  const seconds = (performance.now() - begin) / 1000;
  return {
    what: `Export of ${count(creatures)} creatures as ${format}`,
    figure: `${count(creatures / seconds)} a second, ${(bytes / 1e6).toFixed(1)} MB, ${memory()} MB above idle`,
    target: 'constant memory',
  };
}

async function measureEdit({ ada }: Steward): Promise<Figure> {
  const begin = performance.now();
  const input = { filter: { tag: ['even'] }, edit: { add_tags: ['half'], remove_tags: ['all'] } };
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', `${path}/bulk`, input);
  const { result } = await settled(ada, operation_id, { withinMs: 600_000 });
  const done = performance.now();
  await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
  await settled(ada, operation_id, { withinMs: 600_000 });
  return {
    what: `Retagging ${count(Number(result?.['changed']))} creatures by a filter, and undoing it`,
    figure: `${spell(done - begin)} and ${spell(performance.now() - done)}`,
    target: 'seconds',
  };
}

async function measureMerge({ ada }: Steward): Promise<Figure> {
  const { items } = await ada.call<{ items: { id: string; name: string }[] }>('GET', '/api/v1/tags');
  const [from, into] = ['even', 'odd'].map((wanted) => items.find(({ name }) => name === wanted)?.id);
  const begin = performance.now();
  const { operation_id } = await ada.call<{ operation_id: string }>('POST', '/api/v1/tags/merge', {
    from: [from],
    into,
  });
  const { result } = await settled(ada, operation_id, { withinMs: 600_000 });
  const done = performance.now();
  await ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
  await settled(ada, operation_id, { withinMs: 600_000 });
  return {
    what: `Merging a tag of ${count(Number(result?.['moved']))} creatures into another, and undoing it`,
    figure: `${spell(done - begin)} and ${spell(performance.now() - done)}`,
    target: 'seconds',
  };
}

function watchMemory({ pid }: Steward): () => number {
  const idle = residentMB(pid);
  let most = idle;
  const watching = setInterval(() => (most = Math.max(most, residentMB(pid))), 50);
  return () => {
    clearInterval(watching);
    return Math.max(0, Math.round(most - idle));
  };
}

function collection(creatures: number): string {
  const species = ['Dragon', 'Frog', 'Owl', 'Fox', 'Moss golem'];
  return JSON.stringify(
    Array.from({ length: creatures }, (_, n) => ({
      name: `Creature ${n}`,
      species: species[n % species.length],
      description: 'Was seen at dusk by the old mill, and has not been seen since.',
      traits: { colors: ['emerald', '#aa3311'], size: 'large', habitat: 'forest', features: ['horns'], diet: 'moss' },
      tags: ['all', n % 2 === 0 ? 'even' : 'odd'],
    })),
  );
}

if (import.meta.main) await printFigures(measureCreaturesFiles);
