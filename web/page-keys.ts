import { useEffect, useId } from 'react';

/** A key that does something on one page only. */
export interface PageKey {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly does: string;
  /** Undefined: `?` tells of it, and what has the focus does it. */
  run?(): void;
}

/** What the page that is shown offers, by whom; read by the frame, which knows when letters belong to something else. */
const offered = new Map<string, readonly PageKey[]>();

export const pageKeys = (): readonly PageKey[] => [...offered.values()].flat();

/** Offers keys as long as the component stands; `?` lists them. */
export function usePageKeys(keys: readonly PageKey[]): void {
  const id = useId();
  useEffect(() => {
    offered.set(id, keys);
    return () => void offered.delete(id);
  }, [id, keys]);
}
