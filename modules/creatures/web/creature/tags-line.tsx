import { ActionIcon, Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import type { Creature } from '../../../../web/api/api.ts';
import { tagsOptions } from '../creature-queries.ts';
import { tagNameOf } from '../new-tags-field.tsx';
import { Suggestion } from '../suggestion.tsx';
import { TagPill, useTagColors } from '../tag-pill.tsx';
import classes from './creature.module.css';
import { useCreatureChanges } from '../use-creature-changes.ts';

/** Its tags: each leads to all that have it, and can be taken off; another is added as one types. */
export function TagsLine({ creature }: { creature: Creature }) {
  const { tag } = useCreatureChanges(creature);
  const colorOf = useTagColors();
  const living = creature.deleted_at === null;
  return (
    <ul className={classes.tags} aria-label="Tags">
      {creature.tags.map((name) => (
        <li key={name} style={{ '--tag': colorOf(name) } as CSSProperties}>
          <Link to="/creatures" search={{ tags: [name] }} className={classes.tagLink}>
            <TagPill name={name} color={colorOf(name)} />
          </Link>
          {living && (
            <ActionIcon
              size={24}
              radius="xl"
              aria-label={`Take #${name} off`}
              onClick={() => tag.mutate({ remove: name })}
            >
              <IconX size={13} />
            </ActionIcon>
          )}
        </li>
      ))}
      {living && (
        <li>
          <AddTag has={creature.tags} add={(name) => tag.mutate({ add: name })} />
        </li>
      )}
    </ul>
  );
}

const QUIET_MS = 150;

function AddTag({ has, add }: { has: readonly string[]; add: (name: string) => void }) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(tagNameOf(typed), QUIET_MS);
  const { data } = useQuery(tagsOptions(asked));
  const known = (data?.items ?? []).filter(({ name }) => !has.includes(name));
  const submit = (name: string) => {
    const clean = tagNameOf(name);
    setTyped('');
    if (clean !== '' && !has.includes(clean)) add(clean);
  };
  return (
    <Autocomplete
      aria-label="Add a tag"
      placeholder="Add a tag"
      size="xs"
      radius="xl"
      className={classes.addTag ?? ''}
      leftSection={<IconPlus size={14} aria-hidden />}
      maxLength={61}
      data={known.map(({ name }) => name)}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={submit}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false, shadow: 'lg', width: 260, position: 'bottom-start' }}
      renderOption={({ option }) => {
        const tag = known.find(({ name }) => name === option.value);
        return <Suggestion name={option.value} color={tag?.color} count={tag?.creatures} />;
      }}
      onKeyDown={(event) => {
        // With an option under the arrow, Enter means that one.
        const onOption = event.currentTarget.getAttribute('aria-activedescendant');
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && !onOption) {
          event.preventDefault();
          submit(typed);
        }
      }}
    />
  );
}
