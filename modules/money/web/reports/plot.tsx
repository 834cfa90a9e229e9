import { useLayoutEffect, useRef } from 'react';
import classes from './reports.module.css';

/** A plot as the server drew it. It is put in as a tree of its own, never as text. */
export function Plot({ svg, title }: { svg: string | undefined; title: string }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tree = new DOMParser().parseFromString(svg ?? '', 'image/svg+xml').documentElement;
    host.current?.replaceChildren(...(tree.nodeName === 'svg' ? [document.importNode(tree, true)] : []));
  }, [svg]);
  if (svg === undefined) return null;
  return (
    <figure className={classes.plot}>
      <figcaption>{title}</figcaption>
      <div ref={host} />
    </figure>
  );
}
