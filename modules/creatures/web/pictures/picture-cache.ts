import { askBlob } from '../../../../web/api/api.ts';

/** What one is told of a picture: where it is, or that it cannot be had. */
type Listener = (src: string | undefined) => void;

interface Kept {
  /** A blob's address, once it is here. */
  src: string | undefined;
  readonly listeners: Set<Listener>;
  readonly loading: AbortController;
}

/** As many as are kept though nobody shows them: some screens up and down. */
const MOST_KEPT = 400;
/** Fewer than a browser's connections to one host: pictures do not keep lists waiting. */
const MOST_AT_ONCE = 4;

/** By address, the one that was wanted longest ago first. An address never changes its picture. */
const kept = new Map<string, Kept>();
const waiting: string[] = [];
let running = 0;

/** The picture, if it is here already. */
export const heldPicture = (address: string): string | undefined => kept.get(address)?.src;

/**
 * Wants a picture for as long as it is shown. `listener` is told once: its blob address, or undefined where it cannot be had.
 *
 * @returns how to let go of it; what nobody waits for any more is not loaded
 */
export function holdPicture(address: string, listener: Listener): () => void {
  const entry = kept.get(address) ?? { src: undefined, listeners: new Set(), loading: new AbortController() };
  if (!kept.has(address)) waiting.push(address);
  // Again the latest.
  kept.delete(address);
  kept.set(address, entry);
  entry.listeners.add(listener);
  if (entry.src !== undefined) listener(entry.src);
  loadNext();
  return () => {
    entry.listeners.delete(listener);
    if (entry.listeners.size === 0 && entry.src === undefined) forget(address, entry);
    dropOldest();
  };
}

function loadNext(): void {
  while (running < MOST_AT_ONCE) {
    const address = waiting.shift();
    if (address === undefined) return;
    const entry = kept.get(address);
    if (!entry || entry.src !== undefined) continue;
    running++;
    void load(address, entry).finally(() => {
      running--;
      loadNext();
    });
  }
}

async function load(address: string, entry: Kept): Promise<void> {
  try {
    const blob = await askBlob(address, entry.loading.signal);
    if (entry.loading.signal.aborted) return;
    entry.src = URL.createObjectURL(blob);
  } catch {
    // Asked for again when it is shown again.
    if (kept.get(address) === entry) kept.delete(address);
  }
  for (const listener of entry.listeners) listener(entry.src);
}

function forget(address: string, entry: Kept): void {
  entry.loading.abort();
  if (kept.get(address) === entry) kept.delete(address);
  const place = waiting.indexOf(address);
  if (place >= 0) waiting.splice(place, 1);
}

function dropOldest(): void {
  let tooMany = kept.size - MOST_KEPT;
  for (const [address, entry] of kept) {
    if (tooMany <= 0) return;
    if (entry.listeners.size > 0) continue;
    tooMany--;
    kept.delete(address);
    if (entry.src !== undefined) URL.revokeObjectURL(entry.src);
  }
}
