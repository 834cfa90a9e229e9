import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { pageKeys } from '../page-keys.ts';
import { usePlaces } from './places.ts';

/** How long after `g` the second key may come. */
const SECOND_KEY_MS = 1500;

/** What of the frame is open, and how to open it: by key, by button, by search. */
export interface FrameControls {
  readonly open: 'keys' | 'undo' | undefined;
  readonly searchAsked: number;
  showKeys(): void;
  showUndo(): void;
  showSearch(): void;
  close(): void;
}

export function useFrameKeys(): FrameControls {
  const [open, setOpen] = useState<FrameControls['open']>();
  const [searchAsked, setSearchAsked] = useState(0);
  const navigate = useNavigate();
  const places = usePlaces();
  const controls: FrameControls = {
    open,
    searchAsked,
    showKeys: () => setOpen('keys'),
    showUndo: () => setOpen('undo'),
    showSearch: () => setSearchAsked((times) => times + 1),
    close: () => setOpen(undefined),
  };

  const onKey = useEffectEvent((event: KeyboardEvent, before: string) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      controls.showSearch();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event)) return;
    const place = before === 'g' ? places.find(({ key }) => key === event.key) : undefined;
    if (place) return void navigate({ to: place.to });
    const ofPage = before === 'g' ? undefined : pageKeys().find(({ key, run }) => key === event.key && run);
    if (ofPage && !(event.key.startsWith('Arrow') && isControl(event))) {
      event.preventDefault();
      ofPage.run?.();
    } else if (event.key === '?') controls.showKeys();
    else if (event.key === 'u') controls.showUndo();
    else if (event.key === '/') {
      event.preventDefault();
      controls.showSearch();
    }
  });

  useEffect(() => {
    let before = { key: '', atMs: 0 };
    const listen = (event: KeyboardEvent) => {
      const nowMs = performance.now();
      onKey(event, nowMs - before.atMs < SECOND_KEY_MS ? before.key : '');
      before = { key: event.key, atMs: nowMs };
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return controls;
}

/** Arrows belong to whatever has the focus. */
const isControl = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('a, button, input, [tabindex="0"], [role="dialog"]') !== null;

/** Is the person typing, or is something open over the page? Then letters belong to it. */
function isBusy({ target }: KeyboardEvent): boolean {
  const elsewhere =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"], [type="radio"]), textarea, [role="menu"]'));
  return Boolean(elsewhere) || document.querySelector('[aria-modal="true"]') !== null;
}
