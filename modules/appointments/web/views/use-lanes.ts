import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** The height of a lane and of the day's number; as in the style sheet. */
const LANE_PX = 25;
const NUMBER_PX = 30;
const LEAST = 2;

/** How many lanes fit in a week of a month that shares the height with the others. */
export function useLanes(body: RefObject<HTMLElement | null>, weeks: number): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [body]);
  return Math.max(LEAST, Math.floor((height / weeks - NUMBER_PX) / LANE_PX));
}
