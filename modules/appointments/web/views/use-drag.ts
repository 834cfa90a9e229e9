import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import { useEscape } from '../../../../web/design/design.tsx';
import type { Entry, Times } from '../entries.ts';
import { MINUTES_A_DAY, dayOfWall } from '../time/time.ts';
import type { Wall } from '../time/time.ts';

/** How far a pointer may tremble in a click. */
const THRESHOLD_PX = 4;
export const SNAP_MINUTES = 15;
const CLICK_MINUTES = 60;
/** Near its edge a list scrolls while something is dragged. */
const EDGE_PX = 36;
const SCROLL_PX = 9;

type Kind = 'create' | 'move' | 'start' | 'end';

export interface Drag {
  readonly kind: Kind;
  readonly entry: Entry | undefined;
  readonly times: Times;
}

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

interface Options {
  /** What lies under a point; nothing outside. */
  wallAt(point: Point): Wall | undefined;
  /** Days are moved as a whole, hours stay. */
  readonly byDays: boolean;
  entryOf(key: string): Entry | undefined;
  readonly scroller?: RefObject<HTMLElement | null>;
  create(times: Times): void;
  change(entry: Entry, times: Times): void;
}

interface Held {
  readonly kind: Kind;
  readonly entry: Entry | undefined;
  readonly anchor: Wall;
  readonly from: Point;
  readonly touch: boolean;
  moved: boolean;
  last: Point;
}

/** Create, move and resize with a mouse or a pen; a touch scrolls, and taps. Escape lets go without a change. */
export function useDrag(options: Options) {
  const [drag, setDrag] = useState<Drag>();
  const held = useRef<Held>(undefined);
  const wasDragged = useRef(false);
  const stop = () => {
    held.current = undefined;
    setDrag(undefined);
  };
  useEscape(drag !== undefined, stop);

  const update = useEffectEvent(() => {
    const now = held.current;
    const wall = now && options.wallAt(now.last);
    if (now?.moved && wall !== undefined)
      setDrag({ kind: now.kind, entry: now.entry, times: timesOf(now, wall, options.byDays) });
  });
  const onMove = useEffectEvent((event: PointerEvent) => {
    const now = held.current;
    if (!now) return;
    const { clientX, clientY } = event;
    now.last = { clientX, clientY };
    if (Math.hypot(clientX - now.from.clientX, clientY - now.from.clientY) > THRESHOLD_PX) now.moved = true;
    if (now.touch && now.moved) stop();
    else update();
  });
  const finish = ({ kind, entry, times }: Drag) => {
    if (kind === 'create') options.create(times);
    else if (entry && (times.start !== entry.start || times.end !== entry.end)) options.change(entry, times);
  };
  const onUp = useEffectEvent(() => {
    const now = held.current;
    if (!now) return;
    wasDragged.current = now.moved;
    if (drag) finish(drag);
    else if (!now.moved && now.kind === 'create') options.create(clicked(now.anchor, options.byDays));
    stop();
  });
  const onCancel = useEffectEvent(stop);

  useEffect(() => {
    const [move, up, cancel] = [(event: PointerEvent) => onMove(event), () => onUp(), () => onCancel()];
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
    };
  }, []);

  const { scroller } = options;
  useEffect(() => {
    const element = scroller?.current;
    if (drag === undefined || !element) return;
    let frame = requestAnimationFrame(function scroll() {
      const { top, bottom } = element.getBoundingClientRect();
      const y = held.current?.last.clientY ?? (top + bottom) / 2;
      const step = y < top + EDGE_PX * 3 ? -SCROLL_PX : y > bottom - EDGE_PX ? SCROLL_PX : 0;
      if (step !== 0) {
        element.scrollBy(0, step);
        update();
      }
      frame = requestAnimationFrame(scroll);
    });
    return () => cancelAnimationFrame(frame);
  }, [drag, scroller]);

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const wall = options.wallAt(event);
    const button = event.target.closest<HTMLElement>('[data-key]');
    const touch = event.pointerType === 'touch';
    if (wall === undefined || (touch && button)) return;
    if (!button && event.target.closest('a, button')) return;
    const entry = button ? options.entryOf(button.dataset['key'] ?? '') : undefined;
    if (button && !entry) return;
    const handle = event.target.closest<HTMLElement>('[data-handle]')?.dataset['handle'];
    const kind = !entry ? 'create' : handle === 'start' || handle === 'end' ? handle : 'move';
    const from = { clientX: event.clientX, clientY: event.clientY };
    held.current = { kind, entry, anchor: wall, from, touch, moved: false, last: from };
    wasDragged.current = false;
  };

  return {
    drag,
    onPointerDown,
    /** The click that ends a drag is none. */
    onClickCapture(event: { stopPropagation(): void; preventDefault(): void }) {
      if (!wasDragged.current) return;
      wasDragged.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}

const floor = (wall: Wall, step: number) => Math.floor(wall / step) * step;
const round = (wall: Wall, step: number) => Math.round(wall / step) * step;

function clicked(wall: Wall, byDays: boolean): Times {
  const start = floor(wall, byDays ? MINUTES_A_DAY : 30);
  return { start, end: start + (byDays ? MINUTES_A_DAY : CLICK_MINUTES), allDay: byDays };
}

function timesOf({ kind, entry, anchor }: Held, wall: Wall, byDays: boolean): Times {
  if (!entry || kind === 'create') {
    const step = byDays ? MINUTES_A_DAY : SNAP_MINUTES;
    // Within the hours a new one stays on the day on which it was begun.
    const day = dayOfWall(anchor) * MINUTES_A_DAY;
    const here = byDays ? wall : Math.min(Math.max(wall, day), day + MINUTES_A_DAY - 1);
    const [first, last] = [Math.min(anchor, here), Math.max(anchor, here)];
    return { start: floor(first, step), end: floor(last, step) + step, allDay: byDays };
  }
  const allDay = entry.occurrence.all_day;
  if (kind === 'end') return { start: entry.start, end: Math.max(entry.start + SNAP_MINUTES, round(wall, 15)), allDay };
  if (kind === 'start') return { start: Math.min(entry.end - SNAP_MINUTES, round(wall, 15)), end: entry.end, allDay };
  const days = dayOfWall(wall) - dayOfWall(anchor);
  const start =
    byDays || entry.above ? entry.start + days * MINUTES_A_DAY : round(entry.start + wall - anchor, SNAP_MINUTES);
  return { start, end: start + entry.end - entry.start, allDay };
}
