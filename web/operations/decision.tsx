import { Button } from '@mantine/core';
import { useFormat } from '../design/design.tsx';
import classes from './operations.module.css';

interface Props {
  /** How many are switched off. */
  readonly off: number;
  readonly left: number;
  /** What the button does, in numbers: "Import 12 appointments". */
  readonly label: string;
  readonly busy: boolean;
  apply(): void;
}

/** At the foot of a preview: one button that says exactly what it will do. */
export function Decision({ off, left, label, busy, apply }: Props) {
  const format = useFormat();
  return (
    <div className={classes.decision}>
      <span>{off > 0 ? `${format.number(off)} switched off` : 'Nothing has changed yet.'}</span>
      <Button size="md" disabled={left === 0} loading={busy} onClick={apply}>
        {label}
      </Button>
    </div>
  );
}
