import { useSyncExternalStore } from 'react';

/** So short that a person need not know of it. */
const UNNOTICED_MS = 2500;

let connected = false;
let noticed = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const isConnected = () => connected;

export function setConnection(next: boolean): void {
  connected = next;
  if (next) {
    clearTimeout(timer);
    timer = undefined;
    notice(false);
  } else timer ??= setTimeout(() => notice(true), UNNOTICED_MS);
}

/** Has the live connection been gone for long enough to say so? */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => noticed,
  );
}

function notice(lost: boolean): void {
  noticed = lost;
  for (const listener of listeners) listener();
}
