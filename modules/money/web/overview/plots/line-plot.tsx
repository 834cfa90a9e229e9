import { Axis } from './axis.tsx';
import { Columns } from './columns.tsx';
import type { Column } from './columns.tsx';
import classes from './plots.module.css';
import { scaleOf } from './scale.ts';

export interface LinePoint extends Column {
  readonly value: number;
  /** Of a band around the line. */
  readonly low?: number;
  readonly high?: number;
}

interface LinePlotProps {
  readonly title: string;
  readonly currency: string;
  readonly points: readonly LinePoint[];
  readonly height?: number;
}

const SIDE = 68;

/** One line over time, perhaps with a band around it. */
export function LinePlot({ title, currency, points, height = 190 }: LinePlotProps) {
  const values = points.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const scale = scaleOf(values, { top: 10, bottom: height });
  return (
    <Columns
      {...{ title, height, side: SIDE }}
      columns={points}
      renderDrawing={({ width, place }, active) => {
        const at = (index: number, value: number) => `${place(index).middle.toFixed(1)},${scale.y(value).toFixed(1)}`;
        const line = points.map(({ value }, index) => at(index, value)).join(' ');
        const hasBand = points.some(({ low }) => low !== undefined);
        const band = [
          ...points.map(({ value, high = value }, index) => at(index, high)),
          ...points.map(({ value, low = value }, index) => at(index, low)).toReversed(),
        ].join(' ');
        const zero = scale.y(0);
        const area = `${place(0).middle},${zero} ${line} ${place(points.length - 1).middle},${zero}`;
        const shown = active === undefined ? undefined : points[active];
        return (
          <>
            <Axis {...{ scale, currency, width, side: SIDE }} />
            <polygon className={classes.area} points={hasBand ? band : area} />
            <polyline className={classes.line} points={line} />
            {points.length <= 31 &&
              points.map(({ key, value }, index) => (
                <circle key={key} className={classes.dot} cx={place(index).middle} cy={scale.y(value)} r={2.5} />
              ))}
            {shown && active !== undefined && (
              <>
                <line
                  className={classes.guide}
                  x1={place(active).middle}
                  x2={place(active).middle}
                  y1={6}
                  y2={height}
                />
                <circle className={classes.mark} cx={place(active).middle} cy={scale.y(shown.value)} r={5} />
              </>
            )}
          </>
        );
      }}
    />
  );
}
