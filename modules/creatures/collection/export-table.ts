import { csvLine } from '../../../kernel/csv/csv.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { traitsOf } from '../rows.ts';
import { exportPages } from './export-pages.ts';
import type { ExportFilter, Exported } from './export-pages.ts';
import { printList } from './list-cell.ts';

/** In this order, for ever: programs read them by name and by place. Other traits come after, by name. */
export const COLUMNS = [
  ...['id', 'name', 'species', 'tags', 'colors', 'temperament', 'size', 'habitat', 'features'],
  ...['description', 'story', 'created_at', 'updated_at'],
] as const;
/** Before the name of a trait that is called as one of ours. */
export const TRAIT = 'trait:';
/** Spreadsheets have 16,384; a collection with more kinds of traits keeps the rest in its JSON. */
const MOST_COLUMNS = 10_000;
const NAMED = new Set(['colors', 'temperament', 'size', 'habitat', 'features']);

/** The creatures of a filter as CSV; looked through twice, since a table's head names every trait that comes. */
export async function* csvText(context: Context, filter: ExportFilter): AsyncGenerator<string> {
  const traits = await otherTraits(context, filter);
  const ours = new Set<string>(COLUMNS);
  yield csvLine([...COLUMNS, ...traits.map((name) => (ours.has(name) ? TRAIT + name : name))]);
  for await (const creatures of exportPages(context, filter)) {
    let text = '';
    for (const creature of creatures) text += lineOf(creature, traits);
    yield text;
  }
}

function lineOf({ row, tags }: Exported, others: readonly string[]): string {
  const { colors, temperament, size, habitat, features, ...more } = traitsOf(row);
  return csvLine([
    ...[row.id, row.name, row.species, printList(tags), printList(colors), temperament, size, habitat],
    ...[printList(features), row.description, row.story, row.created_at, row.updated_at],
    ...others.map((name) => more[name] ?? null),
  ]);
}

async function otherTraits(context: Context, filter: ExportFilter): Promise<string[]> {
  const found = new Set<string>();
  for await (const creatures of exportPages(context, filter))
    for (const { row } of creatures)
      for (const name of Object.keys(traitsOf(row))) if (!NAMED.has(name) && found.size < MOST_COLUMNS) found.add(name);
  return [...found].toSorted();
}
