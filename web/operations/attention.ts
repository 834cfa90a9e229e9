import { useEffect, useSyncExternalStore } from 'react';
import type { Operation } from '../api/api.ts';

/** The operations that some page or drawer shows at this moment; a toast would say what is there to see. */
const watched = new Map<string, number>();
const listeners = new Set<() => void>();
let spoken = '';

export const isWatched = ({ operation_id, phase }: Pick<Operation, 'operation_id' | 'phase'>) =>
  watched.has(operation_id) || watched.has(`${operation_id} ${phase}`);

/** `phase`: what is shown is that one alone; how another one ended is news. */
export function useWatching(id: string | undefined, phase?: Operation['phase']): void {
  useEffect(() => {
    if (id === undefined) return;
    const key = phase === undefined ? id : `${id} ${phase}`;
    watched.set(key, (watched.get(key) ?? 0) + 1);
    return () => {
      const left = (watched.get(key) ?? 1) - 1;
      if (left > 0) watched.set(key, left);
      else watched.delete(key);
    };
  }, [id, phase]);
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
