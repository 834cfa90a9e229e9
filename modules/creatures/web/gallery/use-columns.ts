import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** A card is at least so wide; on a narrow screen there are two all the same. */
const CARD_PX = 172;
const NARROW_PX = 520;
/** What stands below the picture: name, species, tags. */
const TEXT_PX = 90;

/** How cards lie in the width there is: known before the first picture, so nothing moves when pictures come. */
export function useColumns(element: RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setWidth(current.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, [element]);
  const gap = width < NARROW_PX ? 12 : 18;
  const columns = Math.max(2, Math.floor((width + gap) / (CARD_PX + gap)));
  const cardPx = Math.max(0, (width - gap * (columns - 1)) / columns);
  return { columns, gap, rowPx: Math.round(cardPx + TEXT_PX + gap), measured: width > 0 };
}
