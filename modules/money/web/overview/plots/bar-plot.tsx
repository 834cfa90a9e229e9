import { Axis } from './axis.tsx';
import { Columns } from './columns.tsx';
import type { Column } from './columns.tsx';
import classes from './plots.module.css';
import { scaleOf } from './scale.ts';

export interface BarPair extends Column {
  readonly in: number;
  readonly out: number;
}

interface BarPlotProps {
  readonly title: string;
  readonly currency: string;
  readonly bars: readonly BarPair[];
  readonly height?: number;
}

const SIDE = 68;
const WIDEST = 22;

/** What came in and went out, side by side: told apart by place and pattern, not by colour alone. */
export function BarPlot({ title, currency, bars, height = 190 }: BarPlotProps) {
  const scale = scaleOf(
    bars.flatMap((bar) => [bar.in, bar.out]),
    { top: 10, bottom: height },
  );
  return (
    <>
      <ul className={classes.legend} aria-hidden>
        <li data-what="in">In</li>
        <li data-what="out">Out</li>
      </ul>
      <Columns
        {...{ title, height, side: SIDE }}
        columns={bars}
        renderDrawing={({ width, place }, active) => (
          <>
            <defs>
              <pattern id="money-out" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="5" height="5" className={classes.outGround} />
                <line x1="0" y1="0" x2="0" y2="5" className={classes.outLine} />
              </pattern>
            </defs>
            <Axis {...{ scale, currency, width, side: SIDE }} />
            {bars.map((bar, index) => {
              const { left, width: each, middle } = place(index);
              const one = Math.min(WIDEST, each * 0.36);
              return (
                <g key={bar.key}>
                  {active === index && (
                    <rect className={classes.under} x={left} width={each} y={4} height={height - 4} rx={6} />
                  )}
                  <Bar className={classes.in} x={middle - one - 1} width={one} from={scale.y(0)} to={scale.y(bar.in)} />
                  <Bar
                    className={classes.out}
                    fill="url(#money-out)"
                    x={middle + 1}
                    width={one}
                    from={scale.y(0)}
                    to={scale.y(bar.out)}
                  />
                </g>
              );
            })}
          </>
        )}
      />
    </>
  );
}

interface BarProps {
  readonly className: string | undefined;
  readonly fill?: string;
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

function Bar({ from, to, ...bar }: BarProps) {
  return <rect {...bar} y={Math.min(from, to)} height={Math.abs(from - to)} rx={2} />;
}
