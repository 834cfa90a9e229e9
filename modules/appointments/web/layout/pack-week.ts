/** Something that takes days, both ends included. */
interface Days {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** A bar in a row of days: on which line it stands, and over which columns. */
export interface Bar<Item> {
  readonly item: Item;
  readonly lane: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** It begins before the row, or ends after it. */
  readonly from: 'before' | 'here';
  readonly until: 'after' | 'here';
}

/** Gives each item that touches the row `[first, first + days)` the highest free line; the order given decides who chooses first. */
export function packWeek<Item extends Days>(items: readonly Item[], first: number, days: number): Bar<Item>[] {
  const taken: number[][] = [];
  const bars: Bar<Item>[] = [];
  for (const item of items) {
    if (item.lastDay < first || item.firstDay >= first + days) continue;
    const firstColumn = Math.max(0, item.firstDay - first);
    const lastColumn = Math.min(days - 1, item.lastDay - first);
    const columns = Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => firstColumn + index);
    let lane = 0;
    while (columns.some((column) => taken[column]?.includes(lane))) lane++;
    for (const column of columns) (taken[column] ??= []).push(lane);
    bars.push({
      ...{ item, lane, firstColumn, lastColumn },
      from: item.firstDay < first ? 'before' : 'here',
      until: item.lastDay >= first + days ? 'after' : 'here',
    });
  }
  return bars;
}
