import type { Taken } from './time-taken.ts';

type Span = Pick<Taken, 'startsMs' | 'endsMs'>;

/** The ones that share time with another: one sweep over the beginnings. What takes no time at all is in nobody's way. */
export function inConflict<Item extends Span>(taken: readonly Item[]): Set<Item> {
  const conflicts = new Set<Item>();
  const inOrder = taken.filter(({ startsMs, endsMs }) => endsMs > startsMs).toSorted((a, b) => a.startsMs - b.startsMs);
  /** The one that lasts longest so far: whoever shares time with any earlier one shares time with it. */
  let longest: Item | undefined;
  for (const one of inOrder) {
    if (longest && longest.endsMs > one.startsMs) conflicts.add(longest).add(one);
    if (!longest || one.endsMs > longest.endsMs) longest = one;
  }
  return conflicts;
}

/** Times that touch or overlap as one, in order. */
export function merged(taken: readonly Span[]): Span[] {
  const spans: { startsMs: number; endsMs: number }[] = [];
  for (const { startsMs, endsMs } of taken.toSorted((a, b) => a.startsMs - b.startsMs)) {
    const last = spans.at(-1);
    if (last && startsMs <= last.endsMs) last.endsMs = Math.max(last.endsMs, endsMs);
    else if (endsMs > startsMs) spans.push({ startsMs, endsMs });
  }
  return spans;
}
