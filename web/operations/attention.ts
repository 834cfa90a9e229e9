import { useEffect, useSyncExternalStore } from 'react';

/** The operations that some page or drawer shows at this moment; a toast would say what is there to see. */
const watched = new Map<string, number>();
const listeners = new Set<() => void>();
let spoken = '';

export const isWatched = (id: string) => watched.has(id);

export function useWatching(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    watched.set(id, (watched.get(id) ?? 0) + 1);
    return () => {
      const left = (watched.get(id) ?? 1) - 1;
      if (left > 0) watched.set(id, left);
      else watched.delete(id);
    };
  }, [id]);
}

/** Said to whoever listens rather than looks. */
export function announce(words: string): void {
  spoken = words;
  for (const listener of listeners) listener();
}

export function useAnnouncement(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => spoken,
  );
}
