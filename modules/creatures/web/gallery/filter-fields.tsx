import { Checkbox, MultiSelect, NativeSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPaw, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { speciesOptions, tagsOptions } from '../creature-queries.ts';
import { SORTS } from '../gallery-search.ts';
import type { GallerySearch } from '../gallery-search.ts';
import { Suggestion } from '../suggestion.tsx';
import classes from './gallery.module.css';

interface Props {
  readonly search: GallerySearch;
  narrow(change: GallerySearch): void;
}

const QUIET_MS = 150;

/** By tags, species and whether it is drawn; and in which order. */
export function FilterFields({ search, narrow }: Props) {
  return (
    <>
      <TagsField
        label="Tags"
        value={search.tags ?? []}
        onChange={(tags) => narrow({ tags: tags.length > 0 ? tags : undefined })}
      />
      <SpeciesField value={search.species} onChange={(species) => narrow({ species })} />
      <SortField search={search} narrow={narrow} />
      <Checkbox
        className={classes.undrawn ?? ''}
        label="Not drawn yet"
        checked={search.undrawn === true}
        onChange={({ currentTarget }) => narrow({ undrawn: currentTarget.checked || undefined })}
      />
    </>
  );
}

interface TagsFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  onChange(tags: string[]): void;
}

/** Several tags, suggested while one types with their colours and counts. */
export function TagsField({ label, value, onChange }: TagsFieldProps) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), QUIET_MS);
  const { data } = useQuery(tagsOptions(asked));
  const suggested = data?.items ?? [];
  const rest = value.filter((tag) => !suggested.some(({ name }) => name === tag));
  const tagNamed = (name: string) => suggested.find((tag) => tag.name === name);
  return (
    <MultiSelect
      aria-label={label}
      {...(value.length === 0 && { placeholder: label })}
      leftSection={<IconTag size={16} stroke={1.7} aria-hidden />}
      data={[...suggested.map(({ name }) => name), ...rest]}
      value={[...value]}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The API has filtered already.
      filter={({ options }) => options}
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
      maxValues={20}
      nothingFoundMessage="No such tag"
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
      classNames={{ pillsList: classes.picked ?? '' }}
      renderOption={({ option }) => (
        <Suggestion
          name={option.value}
          color={tagNamed(option.value)?.color}
          count={tagNamed(option.value)?.creatures}
        />
      )}
    />
  );
}

function SpeciesField({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (species: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  const [asked] = useDebouncedValue(typed.trim(), QUIET_MS);
  // What is chosen stands in the field as if it were typed; then all are offered again.
  const { data } = useQuery(speciesOptions(asked === value ? '' : asked));
  const counts = new Map(
    (data?.items ?? []).filter((each) => each.species !== '').map((each) => [each.species, each.creatures]),
  );
  const options = [...counts.keys()];
  return (
    <Select
      aria-label="Species"
      placeholder="Species"
      leftSection={<IconPaw size={16} stroke={1.7} aria-hidden />}
      data={value === undefined || counts.has(value) ? options : [value, ...options]}
      value={value ?? null}
      onChange={(species) => onChange(species ?? undefined)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the species' }}
      nothingFoundMessage="No such species"
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
      renderOption={({ option }) => <Suggestion name={option.value} count={counts.get(option.value)} />}
    />
  );
}

const ORDERS = [
  { value: 'name asc', label: 'Name, A to Z' },
  { value: 'name desc', label: 'Name, Z to A' },
  { value: 'species asc', label: 'Species' },
  { value: 'created_at desc', label: 'Newest first' },
  { value: 'created_at asc', label: 'Oldest first' },
  { value: 'updated_at desc', label: 'Changed lately' },
];

function SortField({ search, narrow }: Props) {
  const { sort = 'name', order = 'asc' } = search;
  const present = `${sort} ${order}`;
  const data = ORDERS.some(({ value }) => value === present)
    ? ORDERS
    : [...ORDERS, { value: present, label: 'Another order' }];
  return (
    <NativeSelect
      aria-label="Sort by"
      data={data}
      value={present}
      onChange={({ currentTarget }) => {
        const [by, way] = currentTarget.value.split(' ');
        const next = SORTS.find((each) => each === by);
        narrow({ sort: next === 'name' ? undefined : next, order: way === 'desc' ? 'desc' : undefined });
      }}
    />
  );
}
