import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Entry, Times } from '../entries.ts';
import { MINUTES_A_DAY } from '../time/time.ts';
import { SNAP_MINUTES } from './use-drag.ts';

interface Options {
  readonly entries: readonly Entry[];
  change(entry: Entry, times: Times): void;
  remove(entry: Entry): void;
}

/** One stop for Tab, arrows from one to the next; with Alt they move it, with Alt and Shift they make it longer or shorter. */
export function useEntryKeys({ entries, change, remove }: Options) {
  const root = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<string>();
  const follow = useRef<string>(undefined);

  // What was moved by a key is drawn anew elsewhere; the focus goes with it.
  useEffect(() => {
    if (follow.current === undefined || document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(follow.current)}"]`)?.focus();
  });

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
    const entry = entries.find(({ key }) => key === button?.dataset['key']);
    if (!button || !entry || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(entry);
      return;
    }
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (event.altKey) {
      const times = moved(entry, event);
      follow.current = entry.key;
      if (times) change(entry, times);
    } else nextOf(root.current, button, event.key)?.focus();
  });

  const onFocus = useEffectEvent(({ target }: FocusEvent) => {
    const key = target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined;
    if (key !== undefined) setCurrent(key);
    if (key !== follow.current) follow.current = undefined;
  });

  useEffect(() => {
    const element = root.current;
    const [press, focus] = [(event: KeyboardEvent) => onKeyDown(event), (event: FocusEvent) => onFocus(event)];
    element?.addEventListener('keydown', press);
    element?.addEventListener('focusin', focus);
    return () => {
      element?.removeEventListener('keydown', press);
      element?.removeEventListener('focusin', focus);
    };
  }, []);

  const tabbable = entries.some(({ key }) => key === current) ? current : entries[0]?.key;
  return { root, tabbable };
}

function moved(entry: Entry, { key, shiftKey }: KeyboardEvent): Times | undefined {
  const { start, end, occurrence, above } = entry;
  const allDay = occurrence.all_day;
  const sign = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  const vertical = key === 'ArrowDown' || key === 'ArrowUp';
  if (vertical && allDay) return undefined;
  const by = sign * (vertical ? SNAP_MINUTES : MINUTES_A_DAY);
  if (!shiftKey) return { start: start + by, end: end + by, allDay };
  if (!vertical && !above) return undefined;
  return end + by > start ? { start, end: end + by, allDay } : undefined;
}

/** Up and down: the one before and the one after. Left and right: on the nearest other day, at about the same time. */
function nextOf(root: HTMLElement | null, from: HTMLElement, key: string): HTMLElement | undefined {
  const order = (button: HTMLElement) => [Number(button.dataset['day']), Number(button.dataset['start'])] as const;
  const [day, start] = order(from);
  const all = [...(root?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].toSorted((a, b) => {
    const [one, two] = [order(a), order(b)];
    return one[0] - two[0] || one[1] - two[1];
  });
  if (key === 'ArrowDown') return all[all.indexOf(from) + 1];
  if (key === 'ArrowUp') return all[all.indexOf(from) - 1];
  const beyond = all.filter((each) => (key === 'ArrowRight' ? order(each)[0] > day : order(each)[0] < day));
  const nearest = key === 'ArrowRight' ? beyond[0] : beyond.at(-1);
  const time = start % MINUTES_A_DAY;
  return beyond
    .filter((each) => nearest && order(each)[0] === order(nearest)[0])
    .toSorted(
      (a, b) => Math.abs((order(a)[1] % MINUTES_A_DAY) - time) - Math.abs((order(b)[1] % MINUTES_A_DAY) - time),
    )[0];
}
