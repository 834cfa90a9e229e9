import { parentOf } from '../tree-path.ts';
import { TextSet } from './text-set.ts';

/**
 * Finds the folders that the plan empties: those in which nothing stays, also not in a folder below. Folders that were empty before stay.
 *
 * Bound: keeps the path of every folder until the end, some 100 bytes each.
 */
export class Leftovers {
  readonly #folders: string[] = [];
  readonly #kept = new TextSet();

  /** Each folder before those that are in it. */
  visit(folder: string): void {
    if (folder !== '') this.#folders.push(folder);
  }

  /** `path` stays where it is, and so the folders above it. */
  keep(path: string): void {
    for (let at = path; at !== '' && this.#kept.add(at);) at = parentOf(at);
  }

  /** The inner before the outer. */
  *emptied(): Generator<string, void, void> {
    for (let folder = this.#folders.pop(); folder !== undefined; folder = this.#folders.pop())
      if (!this.#kept.has(folder)) yield folder;
  }
}
