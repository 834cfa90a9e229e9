/**
 * When an `every` scheduler runs next, and its offset from the multiples of `every`. The first run is at the start date,
 * at the next slot of the given offset, or now; the others follow at `every`, and those that were missed are skipped.
 */
export function nextIteration(options: {
  previous: number | undefined;
  every: number;
  now: number;
  offset: number;
  startDate: number | undefined;
}): { nextAt: number; offset: number } {
  const { previous, every, now, offset, startDate } = options;
  const slot = Math.floor(now / every) * every + offset;
  const nextSlot = slot <= now ? slot + every : slot;
  let nextAt: number;
  if (previous !== undefined) nextAt = previous + every < now ? nextSlot : previous + every;
  else if (startDate !== undefined) nextAt = Math.max(startDate, now);
  else nextAt = offset > 0 ? nextSlot : now;
  nextAt = Math.floor(nextAt);
  return { nextAt, offset: Math.floor(offset === 0 ? nextAt - Math.floor(nextAt / every) * every : offset) };
}
