import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './plots.module.css';

/** One place on the time axis: what it is called, what there is to say, and what stands behind it. */
export interface Column {
  readonly key: string;
  /** Below the axis; empty where there is no room. */
  readonly tick: string;
  /** All of it in words. */
  readonly label: string;
  /** Lines that show while it is looked at. */
  readonly lines: readonly { readonly name: string; readonly value: ReactNode }[];
  readonly heading: string;
  readonly to?: LinkProps;
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where a column stands: its left edge, its middle and its width. */
  place(index: number): { readonly left: number; readonly middle: number; readonly width: number };
}

interface ColumnsProps {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly height: number;
  /** Room for the labels of the axis at the side. */
  readonly side: number;
  readonly renderDrawing: (drawing: Drawing, active: number | undefined) => ReactNode;
}

const FIRST_WIDTH = 560;
const FOOT = 24;

/**
 * A drawing with a link over each column: Tab comes to the plot once, arrows go through it, and what is under the pointer or has the focus says
 * its figures. Who listens hears each column's words.
 */
export function Columns({ title, columns, height, side, renderDrawing }: ColumnsProps) {
  const { ref, width: measured } = useElementSize();
  const [active, setActive] = useState<number>();
  const [stop, setStop] = useState(columns.length - 1);
  const width = measured || FIRST_WIDTH;
  const each = (width - side) / Math.max(1, columns.length);
  const drawing: Drawing = {
    ...{ width, height },
    place: (index) => ({ left: side + index * each, middle: side + (index + 0.5) * each, width: each }),
  };
  const go = (event: KeyboardEvent<HTMLUListElement>) => {
    const target = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: columns.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = Math.min(columns.length - 1, Math.max(0, target));
    setStop(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[data-column]')[next]?.focus();
  };
  const shown = active === undefined ? undefined : columns[active];
  return (
    <div ref={ref} className={classes.plot} style={{ height: height + FOOT }}>
      <svg width={width} height={height + FOOT} aria-hidden focusable="false">
        {renderDrawing(drawing, active)}
        {columns.map(({ key, tick }, index) => (
          <text key={key} className={classes.tick} x={drawing.place(index).middle} y={height + 17} textAnchor="middle">
            {tick}
          </text>
        ))}
      </svg>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between the links in it */}
      <ul
        className={classes.columns}
        style={{ left: side, height: height + FOOT }}
        aria-label={title}
        onKeyDown={go}
        onPointerLeave={() => setActive(undefined)}
      >
        {columns.map((column, index) => (
          <li key={column.key}>
            <Link
              {...column.to}
              data-column
              className={classes.column}
              aria-label={column.label}
              tabIndex={index === stop ? 0 : -1}
              onPointerEnter={() => setActive(index)}
              onFocus={() => {
                setActive(index);
                setStop(index);
              }}
              onBlur={() => setActive(undefined)}
            />
          </li>
        ))}
      </ul>
      {shown && active !== undefined && <Tip column={shown} middle={drawing.place(active).middle} width={width} />}
    </div>
  );
}

const TIP_WIDTH = 190;

function Tip({ column, middle, width }: { column: Column; middle: number; width: number }) {
  const left = Math.min(Math.max(0, middle - TIP_WIDTH / 2), width - TIP_WIDTH);
  return (
    <div className={classes.tip} style={{ left, width: TIP_WIDTH }} aria-hidden>
      <strong>{column.heading}</strong>
      {column.lines.map(({ name, value }) => (
        <span key={name}>
          {name} <b>{value}</b>
        </span>
      ))}
    </div>
  );
}
