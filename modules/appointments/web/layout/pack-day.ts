/** Something that takes a stretch of a day, in minutes. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where it stands: from which share of the width to which. */
export interface Placed<Item> {
  readonly item: Item;
  readonly left: number;
  readonly width: number;
}

/**
 * Puts what overlaps side by side: the leftmost free column each, and as wide as the neighbours on the right allow.
 * Two that overlap in time never overlap on the screen.
 */
export function packDay<Item extends Stretch>(items: readonly Item[]): Placed<Item>[] {
  const sorted = items.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const placed: Placed<Item>[] = [];
  let cluster: Item[][] = [];
  let clusterEnds = -Infinity;
  const close = () => {
    placed.push(...cluster.flatMap((column, index) => column.map((item) => widen(item, index, cluster))));
    cluster = [];
    clusterEnds = -Infinity;
  };
  for (const item of sorted) {
    if (item.from >= clusterEnds) close();
    const column = cluster.find((each) => (each.at(-1)?.to ?? -Infinity) <= item.from);
    if (column) column.push(item);
    else cluster.push([item]);
    clusterEnds = Math.max(clusterEnds, item.to);
  }
  close();
  return placed;
}

function widen<Item extends Stretch>(item: Item, index: number, columns: readonly Item[][]): Placed<Item> {
  const overlaps = (other: Item) => other.from < item.to && item.from < other.to;
  const next = columns.findIndex((column, each) => each > index && column.some(overlaps));
  const span = (next === -1 ? columns.length : next) - index;
  return { item, left: index / columns.length, width: span / columns.length };
}
