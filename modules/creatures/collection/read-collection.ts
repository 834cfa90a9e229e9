import { creaturesError } from '../creatures.errors.ts';
import { NewTag } from '../creatures.schema.ts';
import { describedBy } from './described-by.ts';
import type { Described } from './described-by.ts';
import type { Collection } from './open-collection.ts';
import { JsonFault, jsonPieces } from './read-json.ts';
import type { JsonPiece } from './read-json.ts';
import { COLLECTION_VERSION } from './export-json.ts';
import { tableRows } from './read-table.ts';

/** A creature of the file, and the line where it begins. */
export type Item = { readonly line: number } & Described;

/** What the file says beside its creatures. */
export interface Contents {
  /** undefined: a table says so only at its end. */
  readonly creatures: number | undefined;
  readonly tags: readonly NewTag[];
}

/** Tags and how many creatures there are. @throws creatures.not-a-collection */
export async function contentsOf({ format, text }: Collection): Promise<Contents> {
  if (format === 'csv') return { creatures: undefined, tags: [] };
  const tags: NewTag[] = [];
  let creatures = 0;
  try {
    for await (const piece of jsonPieces(text())) {
      if (isCreature(piece)) creatures += 1;
      else if (piece.key === 'version' && Number(piece.text) > COLLECTION_VERSION)
        throw creaturesError('creatures.not-a-collection', { detail: 'A newer Steward made this file.' });
      else if (piece.key === 'tags') {
        const tag = NewTag.safeParse(parsed(piece));
        if (tag.success) tags.push(tag.data);
      }
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    if (creatures === 0)
      throw creaturesError('creatures.not-a-collection', {
        detail: `Line ${error.line}: ${error.message}`,
        cause: error,
      });
  }
  return { creatures, tags };
}

/** The creatures one by one, broken ones with their reasons. */
export async function* itemsOf({ format, text }: Collection): AsyncGenerator<Item> {
  if (format === 'csv') {
    for await (const row of tableRows(text()))
      yield { line: row.line, ...('value' in row ? describedBy(row.value) : { name: '', reason: row.reason }) };
    return;
  }
  try {
    for await (const piece of jsonPieces(text()))
      if (isCreature(piece)) yield { line: piece.line, ...creatureOf(piece) };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    yield { line: error.line, name: '', reason: error.message };
  }
}

/** In a list of its own, or in that of an object. */
const isCreature = ({ key }: JsonPiece): boolean => key === '' || key === 'creatures' || key === 'items';

function creatureOf(piece: JsonPiece): Described {
  if (piece.text === undefined) return { name: '', reason: 'It is longer than a creature can be.' };
  const value = parsed(piece);
  return value === undefined ? { name: '', reason: 'This is not valid JSON.' } : describedBy(value);
}

function parsed({ text = '' }: JsonPiece): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
