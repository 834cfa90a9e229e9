import { TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tagsOptions } from './transaction-queries.ts';

interface Props {
  readonly label?: string;
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly focused?: boolean;
  onChange(tags: string[]): void;
}

const [QUIET_MS, MOST, MOST_LETTERS] = [150, 20, 60];

/** Tags by name, suggested as one types; `#holiday ` is holiday. */
export function TagsField({ label = 'Tags', value, error, focused, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.replace(/^#/, '').trim(), QUIET_MS);
  const suggested = useQuery(tagsOptions(asked)).data?.map(({ name }) => name) ?? [];
  return (
    <TagsInput
      label={label}
      {...(value.length === 0 && { placeholder: 'Enter after each' })}
      data={suggested}
      value={[...value]}
      error={error}
      onChange={(tags) =>
        onChange(tags.map((tag) => tag.replace(/^#/, '').trim().slice(0, MOST_LETTERS)).filter(Boolean))
      }
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxTags={MOST}
      acceptValueOnBlur
      data-autofocus={focused || undefined}
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
    />
  );
}
