import { Input, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useClock } from '../clock.tsx';
import { formatWall } from '../time/time.ts';
import { readTime } from './read-time.ts';

interface Props {
  readonly label: string;
  /** Minutes of the day. */
  readonly value: number;
  readonly error?: string | undefined;
  onChange(minutes: number): void;
}

const STEP_MINUTES = 15;

/** A time: typed as people write it ("3pm", "1530"); arrows go a quarter on. Under a thumb it is the phone's own. */
export function TimeField({ label, value, error, onChange }: Props) {
  const clock = useClock();
  const [typed, setTyped] = useState<string>();
  const touch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false });
  if (touch) {
    return (
      <Input.Wrapper label={label} error={error}>
        <Input
          type="time"
          aria-label={label}
          value={formatWall(value)}
          onChange={({ currentTarget }) => {
            const read = readTime(currentTarget.value);
            if (read !== undefined) onChange(read);
          }}
        />
      </Input.Wrapper>
    );
  }
  const wrong = typed !== undefined && readTime(typed) === undefined && typed.length > 1;
  return (
    <TextInput
      label={label}
      error={error ?? (wrong ? 'For example 15:00 or 3pm' : undefined)}
      value={typed ?? clock.time(value)}
      autoComplete="off"
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const read = readTime(currentTarget.value);
        if (read !== undefined && currentTarget.value.length > 1) onChange(read);
      }}
      onBlur={() => {
        const read = typed === undefined ? undefined : readTime(typed);
        if (read !== undefined) onChange(read);
        setTyped(undefined);
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: STEP_MINUTES, ArrowDown: -STEP_MINUTES }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        setTyped(undefined);
        onChange((value + by + 1440) % 1440);
      }}
    />
  );
}
