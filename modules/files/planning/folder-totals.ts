/** Folders that a summary names; a plan with more is told by its entries. */
const MOST_FOLDERS = 2000;
/** Folders counted at most; what a template spreads wider than that is counted no further. */
const MOST_COUNTED = 50_000;

/** How much goes into each folder. */
export class FolderTotals {
  readonly #totals = new Map<string, { files: number; bytes: number }>();

  add(path: string, bytes: number): void {
    const total = this.#totals.get(path);
    if (total) {
      total.files++;
      total.bytes += bytes;
    } else if (this.#totals.size < MOST_COUNTED) this.#totals.set(path, { files: 1, bytes });
  }

  /** The fullest, in the order of their paths. */
  largest(): { path: string; files: number; bytes: number }[] {
    return [...this.#totals]
      .map(([path, total]) => ({ path, ...total }))
      .toSorted((a, b) => b.files - a.files)
      .slice(0, MOST_FOLDERS)
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}
