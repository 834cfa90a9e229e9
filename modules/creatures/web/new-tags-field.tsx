import { TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tagsOptions } from './creature-queries.ts';
import { Suggestion } from './suggestion.tsx';

interface Props {
  readonly value: readonly string[];
  readonly most: number;
  readonly error?: string | undefined;
  readonly focused?: boolean;
  onChange(tags: string[]): void;
}

const QUIET_MS = 150;
const MOST_LETTERS = 60;

/** `#Dragon ` is Dragon. */
export const tagNameOf = (typed: string): string => typed.replace(/^#/, '').trim().slice(0, MOST_LETTERS);

/** Tags by name, suggested while one types; what is not there yet is made. */
export function NewTagsField({ value, most, error, focused = false, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(tagNameOf(typed), QUIET_MS);
  const { data } = useQuery(tagsOptions(asked));
  const suggested = data?.items ?? [];
  return (
    <TagsInput
      label="Tags"
      description="Enter after each; what is not there yet is made."
      data={suggested.map(({ name }) => name)}
      value={[...value]}
      error={error}
      onChange={(tags) => onChange(tags.map(tagNameOf).filter(Boolean))}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxTags={most}
      acceptValueOnBlur
      data-autofocus={focused || undefined}
      comboboxProps={{ withinPortal: false }}
      renderOption={({ option }) => {
        const tag = suggested.find(({ name }) => name === option.value);
        return <Suggestion name={option.value} color={tag?.color} count={tag?.creatures} />;
      }}
    />
  );
}
