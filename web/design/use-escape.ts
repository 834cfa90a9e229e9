import { useEffect, useEffectEvent } from 'react';

/** What is open over the page, the topmost last. */
const open: (() => void)[] = [];

window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) open.at(-1)?.();
});

/** Closes on Escape, if nothing lies above. The kit's dialogs would all close at once, so theirs is off in the theme. */
export function useEscape(opened: boolean, close: () => void): void {
  const onEscape = useEffectEvent(close);
  useEffect(() => {
    if (!opened) return;
    const entry = () => onEscape();
    open.push(entry);
    return () => void open.splice(open.indexOf(entry), 1);
  }, [opened]);
}
