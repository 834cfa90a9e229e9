import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Where an element begins in what scrolls. It moves when something above it grows, so every change of the page's size is followed. */
export function useTopInMain(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const main = document.querySelector('#main');
    const page = main?.firstElementChild;
    if (!main || !page) return;
    const measure = () => {
      const box = element.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top - main.getBoundingClientRect().top + main.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(page);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return top;
}
