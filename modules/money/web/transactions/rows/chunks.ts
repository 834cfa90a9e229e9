/** Rows that follow one another and can be fetched on their own. */
export interface Chunk {
  /** The day at which it begins; undefined: with the list. */
  readonly start: string | undefined;
  /** Rows of the list before it. */
  readonly before: number;
  readonly rows: number;
}

/** How many there are in a month, `2026-10`. */
export interface Month {
  readonly month: string;
  readonly transactions: number;
}

/** Months with fewer are fetched together. */
const FULL = 100;

/** A list by date in pieces that a month begins each: whoever scrolls to the year 2019 fetches 2019, and nothing on the way. */
export function chunksOf(months: readonly Month[], order: 'asc' | 'desc'): Chunk[] {
  const chunks: Chunk[] = [];
  let before = 0;
  for (const { month, transactions } of order === 'asc' ? months.toReversed() : months) {
    const last = chunks.at(-1);
    if (last && last.rows < FULL) chunks.splice(-1, 1, { ...last, rows: last.rows + transactions });
    else chunks.push({ start: last && edgeOf(month, order), before, rows: transactions });
    before += transactions;
  }
  return chunks;
}

/** Where the rows of a month begin in the list. */
export function rowOfMonth(months: readonly Month[], order: 'asc' | 'desc', wanted: string): number {
  const inOrder = order === 'asc' ? months.toReversed() : months;
  const at = inOrder.findIndex(({ month }) => month === wanted);
  return inOrder.slice(0, Math.max(0, at)).reduce((sum, { transactions }) => sum + transactions, 0);
}

/** The month of a row. */
export function monthOfRow(months: readonly Month[], order: 'asc' | 'desc', row: number): string | undefined {
  let before = 0;
  for (const { month, transactions } of order === 'asc' ? months.toReversed() : months) {
    before += transactions;
    if (row < before) return month;
  }
  return undefined;
}

/** The piece that has a row. */
export function chunkAt(chunks: readonly Chunk[], row: number): Chunk | undefined {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((chunks[middle]?.before ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  const chunk = chunks[low];
  return chunk && row >= chunk.before && row < chunk.before + chunk.rows ? chunk : undefined;
}

/** The first day of a month that a list comes to. */
function edgeOf(month: string, order: 'asc' | 'desc'): string {
  if (order === 'asc') return `${month}-01`;
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
