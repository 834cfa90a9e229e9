import { EXAMPLES } from '../modules/creatures/creatures.ts';
import type { Operation } from './connection/connection.ts';
import type { Shown, Stage } from './demo-stage.ts';

/** Fills a collection, has everybody drawn, at most five at once, and again; downloads it. */
export async function showCreatures({ user, tidy, call, tell, watch }: Stage): Promise<Shown> {
  const ids: string[] = [];
  for (const creature of EXAMPLES) ids.push((await call<{ id: string }>('POST', '/creatures', creature)).json().id);

  const drawAll = async (): Promise<Operation> =>
    watch((await call<{ operation_id: string }>('POST', '/creatures/avatars', {})).json().operation_id);
  const { operation_id, result } = await drawAll();
  const again = await drawAll();
  tell(`[LOCK] ${count(again, 'skipped')} of ${ids.length} pictures are of these very traits: nothing is drawn twice`);

  const json = await call<unknown>('GET', '/creatures/export?format=json');
  tell(`[JSON] ${ids.length} creatures, ${Buffer.byteLength(json.text)} bytes`);
  const drawn = count({ result }, 'done');
  if (tidy) for (const id of ids) await call('DELETE', `/creatures/${id}`);
  return { user, creatures: ids.length, drawn, skipped: count(again, 'skipped'), operation_id, text: lastWords(drawn) };
}

function count({ result }: Pick<Operation, 'result'>, name: string): number {
  return Number(result?.[name] ?? 0);
}

function lastWords(drawn: number): string {
  const told = EXAMPLES.filter(({ story }) => story !== undefined);
  const { name = '', species = '', story = '' } = told.find((creature) => creature.species === 'Dragon') ?? {};
  return `${drawn} creatures have their pictures. One of them is ${name}, a ${species.toLowerCase()}:\n\n${story}`;
}
