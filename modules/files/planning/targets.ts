import { readdirSync } from 'node:fs';
import { folded, inside, nameOf, parentOf, under } from '../tree-path.ts';
import { look } from '../identity.ts';
import { reasonOf } from '../reasons.ts';
import type { Reason } from '../reasons.ts';
import { isPackageName, markOf } from './packages.ts';
import { TextSet } from './text-set.ts';

/** A folder that files may go into. */
export interface Place {
  /** Relative to the root, spelled as on the disk where it is there. */
  readonly path: string;
  readonly exists: boolean;
  /** Stands in the plan as a folder to be made. */
  planned: boolean;
  readonly parent: Place | undefined;
}

/** Resolved folders kept at hand; more are forgotten and looked up again. */
const MOST_PLACES = 50_000;

/**
 * Which names are taken, on the disk or by the plan: no two targets are alike, nor is a target something that is there, also where a disk
 * takes `a` for `A`, or composed accents for decomposed ones. What is there counts as taken even where the plan moves it away:
 * then no move waits for another, and they may happen in any order.
 *
 * Bound: 16 to 32 bytes for each name in a folder that something goes into, and for each planned file.
 */
export class Targets {
  readonly #root: string;
  readonly #taken = new TextSet();
  readonly #targetFolders = new TextSet();
  readonly #listed = new Set<string>();
  readonly #places = new Map<string, Place | Reason>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder to use where `wanted` is wanted: in the spelling that is there. Or why it cannot be used. */
  place(wanted: string): Place | Reason {
    const known = this.#places.get(wanted);
    if (known !== undefined) return known;
    if (this.#places.size >= MOST_PLACES) this.#places.clear();
    const key = folded(wanted);
    const place = this.#places.get(key) ?? this.#resolveOrTellWhy(wanted);
    this.#places.set(key, place).set(wanted, place);
    return place;
  }

  /** Takes all of these names there, or none. */
  take(place: Place, names: readonly string[]): boolean {
    this.#list(place);
    const keys = names.map((name) => keyOf(place.path, name));
    if (keys.some((key) => this.#taken.has(key))) return false;
    for (const key of keys) this.#taken.add(key);
    return true;
  }

  /** From now on `place` and the folders above it are needed. */
  use(place: Place): void {
    for (let at: Place | undefined = place; at && this.#targetFolders.add(at.path);) at = at.parent;
  }

  /** Does something go into this folder, or into one below it? May say yes too often, never no. */
  isUsed(folder: string): boolean {
    return this.#targetFolders.has(folder);
  }

  #resolveOrTellWhy(wanted: string): Place | Reason {
    try {
      return this.#resolve(wanted);
    } catch (error) {
      return reasonOf(error).reason;
    }
  }

  #resolve(wanted: string): Place | Reason {
    if (wanted === '') return { path: '', exists: true, planned: false, parent: undefined };
    const parent = this.place(parentOf(wanted));
    if (typeof parent === 'string') return parent;
    this.#list(parent);
    const name = nameOf(wanted);
    if (!this.#taken.has(keyOf(parent.path, name)))
      return { path: inside(parent.path, name), exists: false, planned: false, parent };
    const spelled = parent.exists ? this.#spelling(parent.path, name) : undefined;
    // Taken, but not on the disk: the plan puts a file there, or a folder that was forgotten here.
    if (spelled === undefined) return this.#planned(inside(parent.path, name), parent);
    const path = inside(parent.path, spelled);
    if (!look(under(this.#root, path))?.isDirectory()) return 'folder-name-taken';
    const marks = new Set(readdirSync(under(this.#root, path)).map(markOf));
    if (marks.has('of-steward')) return 'of-steward';
    return isPackageName(spelled) || marks.has('package') ? 'package' : { path, exists: true, planned: false, parent };
  }

  #planned(path: string, parent: Place): Place | Reason {
    return this.isUsed(path) ? { path, exists: false, planned: true, parent } : 'folder-name-taken';
  }

  /** As the name is written on the disk: that very spelling, else another that some disk takes for the same. */
  #spelling(folder: string, name: string): string | undefined {
    const wanted = under(this.#root, inside(folder, name));
    if (look(wanted)) return name;
    const key = folded(name);
    return readdirSync(under(this.#root, folder)).find((other) => folded(other) === key);
  }

  #list(place: Place): void {
    if (!place.exists || this.#listed.has(place.path)) return;
    this.#listed.add(place.path);
    for (const name of readdirSync(under(this.#root, place.path))) this.#taken.add(keyOf(place.path, name));
  }
}

function keyOf(folder: string, name: string): string {
  return folded(inside(folder, name));
}
