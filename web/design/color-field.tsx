import { Radio } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from './design.module.css';
import { COLORS } from './colors.ts';

interface Props {
  readonly value: string;
  onChange(color: string): void;
}

/** A colour, by its name for those who listen. */
export function ColorField({ value, onChange }: Props) {
  const known = COLORS.some((color) => color.value === value.toLowerCase());
  const colors = known ? COLORS : [...COLORS, { value, name: `Its own, ${value}` }];
  return (
    <Radio.Group label="Colour" value={value.toLowerCase()} onChange={onChange}>
      <div className={classes.colors}>
        {colors.map((color) => (
          <Radio.Card
            key={color.value}
            value={color.value}
            aria-label={color.name}
            className={classes.color ?? ''}
            style={{ background: color.value }}
          >
            {color.value === value.toLowerCase() && <IconCheck size={18} color="#ffffff" aria-hidden />}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
