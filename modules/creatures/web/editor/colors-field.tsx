import { ColorPicker, Pill, Popover, TagsInput, Button } from '@mantine/core';
import { IconColorPicker } from '@tabler/icons-react';
import { useState } from 'react';
import { COLOR_WORDS } from '../color-words.ts';
import { Swatch } from '../swatch.tsx';
import classes from './editor.module.css';

interface Props {
  readonly value: readonly string[];
  onChange(colors: string[]): void;
}

const MOST = 6;
const PICKED = '#2aa36b';

/** Colours in words or picked, the main one first; how each looks stands beside it. */
export function ColorsField({ value, onChange }: Props) {
  const [picked, setPicked] = useState(PICKED);
  const set = (colors: readonly string[]) =>
    onChange([...new Set(colors.map((color) => color.trim().slice(0, 40)).filter(Boolean))].slice(0, MOST));
  return (
    <div className={classes.colors}>
      <TagsInput
        label="Colours"
        description="The main one first, in words or picked."
        placeholder={value.length === 0 ? 'Emerald' : ''}
        data={[...COLOR_WORDS]}
        maxTags={MOST}
        value={[...value]}
        onChange={set}
        splitChars={[',', ';']}
        acceptValueOnBlur
        comboboxProps={{ withinPortal: false }}
        renderOption={({ option }) => <Named color={option.value} />}
        renderPill={({ option, value: color, onRemove, disabled }) => (
          <Pill
            withRemoveButton={!disabled}
            onRemove={() => onRemove?.()}
            removeButtonProps={{ 'aria-label': `Take ${option?.label ?? color} out` }}
          >
            <Named color={option?.label ?? String(color)} />
          </Pill>
        )}
      />
      <Popover position="bottom-end" withinPortal={false} trapFocus shadow="lg">
        <Popover.Target>
          <Button
            variant="default"
            className={classes.pick ?? ''}
            leftSection={<IconColorPicker size={17} aria-hidden />}
            disabled={value.length >= MOST}
          >
            Pick
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <ColorPicker value={picked} onChange={setPicked} format="hex" saturationLabel="Saturation" hueLabel="Hue" />
          <Button fullWidth size="xs" mt="xs" onClick={() => set([...value, picked])}>
            Add {picked}
          </Button>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Named({ color }: { color: string }) {
  return (
    <span className={classes.named}>
      <Swatch color={color} />
      {color}
    </span>
  );
}
