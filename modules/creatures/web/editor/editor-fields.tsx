import { Autocomplete, SegmentedControl, TagsInput, TextInput, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ApiProblem } from '../../../../web/api/api.ts';
import { speciesOptions } from '../creature-queries.ts';
import { NewTagsField } from '../new-tags-field.tsx';
import { Suggestion } from '../suggestion.tsx';
import { SIZES } from '../traits.ts';
import { ColorsField } from './colors-field.tsx';
import type { Draft } from './draft.ts';
import classes from './editor.module.css';
import { MoreTraits } from './more-traits.tsx';
import { FEATURES, HABITATS, SPECIES, TEMPERAMENTS } from './suggested.ts';

interface Props {
  readonly draft: Draft;
  readonly problem: ApiProblem | undefined;
  onChange(draft: Draft): void;
}

const QUIET_MS = 150;
const MOST_TAGS = 50;
const MOST_FEATURES = 12;
const UNKNOWN = 'unknown';

/** Everything that can be said of a creature, what is drawn of it first. */
export function EditorFields({ draft, problem, onChange }: Props) {
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus({ preventScroll: true }), []);
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextInput
        ref={name}
        label="Name"
        placeholder="Smaug"
        required
        withAsterisk={false}
        maxLength={200}
        value={draft.name}
        error={problem?.field('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <SpeciesField value={draft.species} error={problem?.field('species')} onChange={(species) => set({ species })} />
      <ColorsField value={draft.colors} onChange={(colors) => set({ colors })} />
      <div role="group" aria-labelledby="creature-size">
        <span id="creature-size" className={classes.label}>
          Size
        </span>
        <SegmentedControl
          fullWidth
          aria-label="Size"
          value={draft.size ?? UNKNOWN}
          data={[
            { value: UNKNOWN, label: '?' },
            ...SIZES.map((size) => ({ value: size, label: size[0]?.toUpperCase() + size.slice(1) })),
          ]}
          onChange={(value) => set({ size: SIZES.find((size) => size === value) ?? null })}
        />
      </div>
      <div className={classes.two}>
        <Autocomplete
          label="Temperament"
          placeholder="Fierce, but loyal"
          data={TEMPERAMENTS}
          maxLength={100}
          value={draft.temperament}
          error={problem?.field('temperament')}
          comboboxProps={{ withinPortal: false }}
          onChange={(temperament) => set({ temperament })}
        />
        <Autocomplete
          label="Habitat"
          placeholder="The deep sea"
          data={HABITATS}
          maxLength={100}
          value={draft.habitat}
          error={problem?.field('habitat')}
          comboboxProps={{ withinPortal: false }}
          onChange={(habitat) => set({ habitat })}
        />
      </div>
      <TagsInput
        label="Features"
        placeholder={draft.features.length === 0 ? 'Horns, long tail, stripes' : ''}
        data={FEATURES}
        maxTags={MOST_FEATURES}
        value={[...draft.features]}
        onChange={(features) => set({ features: features.map((each) => each.trim().slice(0, 60)).filter(Boolean) })}
        acceptValueOnBlur
        comboboxProps={{ withinPortal: false }}
      />
      <MoreTraits value={draft.more} problem={problem} onChange={(more) => set({ more })} />
      <NewTagsField
        value={draft.tags}
        most={MOST_TAGS}
        error={problem?.field('tags')}
        onChange={(tags) => set({ tags })}
      />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={20_000}
        value={draft.description}
        error={problem?.field('description')}
        onChange={({ currentTarget }) => set({ description: currentTarget.value })}
      />
      <Textarea
        label="Story"
        autosize
        minRows={2}
        maxRows={14}
        maxLength={20_000}
        value={draft.story}
        error={problem?.field('story')}
        onChange={({ currentTarget }) => set({ story: currentTarget.value })}
      />
    </>
  );
}

interface SpeciesProps {
  readonly value: string;
  readonly error: string | undefined;
  onChange(species: string): void;
}

/** Those of the collection first, then what the drawer knows. */
function SpeciesField({ value, error, onChange }: SpeciesProps) {
  const [asked] = useDebouncedValue(value.trim(), QUIET_MS);
  const { data } = useQuery(speciesOptions(asked));
  const counts = new Map((data?.items ?? []).map((each) => [each.species, each.creatures]));
  counts.delete('');
  const begins = SPECIES.filter((each) => each.startsWith(asked.toLowerCase()) && !counts.has(each));
  return (
    <Autocomplete
      label="Species"
      placeholder="Dragon"
      data={[...counts.keys(), ...begins]}
      maxLength={100}
      value={value}
      error={error}
      limit={12}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      renderOption={({ option }) => <Suggestion name={option.value} count={counts.get(option.value)} />}
      onChange={onChange}
    />
  );
}
