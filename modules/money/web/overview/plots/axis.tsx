import { useMoneyWords } from '../../design/design.tsx';
import classes from './plots.module.css';
import { tickText } from './scale.ts';
import type { Scale } from './scale.ts';

interface AxisProps {
  readonly scale: Scale;
  readonly currency: string;
  readonly width: number;
  readonly side: number;
}

/** Lines across at round amounts, which stand beside them. */
export function Axis({ scale, currency, width, side }: AxisProps) {
  const words = useMoneyWords();
  return (
    <g>
      {scale.ticks.map((value) => (
        <g key={value}>
          <line
            className={classes.grid}
            data-zero={value === 0 || undefined}
            x1={side}
            x2={width}
            y1={scale.y(value)}
            y2={scale.y(value)}
          />
          <text className={classes.tick} x={side - 8} y={scale.y(value) + 4} textAnchor="end">
            {words.round({ amount: tickText(value), currency })}
          </text>
        </g>
      ))}
    </g>
  );
}
