import { useSyncExternalStore } from 'react';
import type { Notification as News } from '../api/api.ts';

/** Of this browser, not of the person: another device has its own. */
const KEY = 'steward-device-notifications';
const listeners = new Set<() => void>();

export type DeviceState = 'unsupported' | 'blocked' | 'off' | 'on';

function stateNow(): DeviceState {
  if (!('Notification' in window)) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on' ? 'on' : 'off';
}

export function useDeviceState(): DeviceState {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, stateNow);
}

/** Asks the browser for its leave, so only on a click. */
export async function setOnDevice(wanted: boolean): Promise<void> {
  if (wanted) await Notification.requestPermission();
  localStorage.setItem(KEY, wanted && Notification.permission === 'granted' ? 'on' : 'off');
  for (const listener of listeners) listener();
}

/** The tag makes one of many tabs' copies. */
export function showOnDevice({ id, title, text }: News, open: () => void): void {
  if (stateNow() !== 'on') return;
  const shown = new Notification(title, { body: text, tag: id, icon: '/favicon.svg' });
  shown.addEventListener('click', () => {
    window.focus();
    open();
    shown.close();
  });
}
