import { mkdirSync, realpathSync } from 'node:fs';
import { errnoOf, reasonOf } from '../reasons.ts';
import type { Reason } from '../reasons.ts';
import { parentOf, under } from '../tree-path.ts';

/**
 * Folders that were seen to be what their path says: inside the root, with no link on the way. Seen once for each batch, so whoever swaps a
 * folder for a link has the length of one batch to do so.
 */
export class HeldFolders {
  readonly #root: string;
  readonly #seen = new Map<string, Reason | undefined>();

  constructor(root: string) {
    this.#root = root;
  }

  /** What is wrong with this folder; undefined when files may go in and out. */
  fault(folder: string): Reason | undefined {
    if (!this.#seen.has(folder)) this.#seen.set(folder, this.#look(folder));
    return this.#seen.get(folder);
  }

  /** Something was made or removed there: look again. */
  forget(folder: string): void {
    this.#seen.delete(folder);
  }

  /** Makes a folder that has gone, and those above it, for files that go back to where they were. */
  restore(folder: string): Reason | undefined {
    const parent = parentOf(folder);
    const fault = this.fault(parent);
    const unmendable = fault === 'folder-gone' && parent !== folder ? this.restore(parent) : fault;
    if (unmendable) return unmendable;
    try {
      mkdirSync(under(this.#root, folder));
      this.forget(folder);
      return undefined;
    } catch (error) {
      return reasonOf(error).reason;
    }
  }

  #look(folder: string): Reason | undefined {
    const path = under(this.#root, folder);
    try {
      return realpathSync.native(path) === path ? undefined : 'folder-swapped';
    } catch (error) {
      return errnoOf(error) === 'ENOENT' ? 'folder-gone' : reasonOf(error).reason;
    }
  }
}
