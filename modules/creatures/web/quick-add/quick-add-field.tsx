import { Button, TextInput } from '@mantine/core';
import { IconMoodPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { api, ask, toProblem } from '../../../../web/api/api.ts';
import { toastUndoable } from '../../../../web/operations/operations.tsx';
import { creatureKeys, speciesOptions } from '../creature-queries.ts';
import { TagPill, useTagColors } from '../tag-pill.tsx';
import classes from './quick-add.module.css';
import { readLine } from './read-line.ts';
import type { Said } from './read-line.ts';

/** One line makes a creature: below it stands what will be made, and Enter makes exactly that. */
export function QuickAdd() {
  const [text, setText] = useState('');
  const [literal, setLiteral] = useState(false);
  const id = useId();
  const { data } = useQuery({ ...speciesOptions(''), enabled: text !== '' });
  const species = new Set(data?.items.map((each) => each.species.toLowerCase()));
  const { said, guessed } = readLine(text, { species, literal });
  const write = (next: string) => {
    setText(next);
    if (next === '') setLiteral(false);
  };
  const adding = useAdd(() => write(''));
  const empty = text.trim() === '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || text === '') return;
    event.stopPropagation();
    write('');
  };
  return (
    <form
      className={classes.quickAdd}
      onSubmit={(event) => {
        event.preventDefault();
        if (said.name !== '' && !adding.isPending) adding.mutate(said);
      }}
    >
      <TextInput
        data-quick-add
        aria-label="Add a creature"
        aria-describedby={`${id}-hint`}
        placeholder="Add one: Smaug dragon red fierce #treasure"
        leftSection={<IconMoodPlus size={18} stroke={1.7} aria-hidden />}
        value={text}
        maxLength={1000}
        autoComplete="off"
        enterKeyHint="done"
        onChange={({ currentTarget }) => {
          adding.reset();
          write(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-hint`} hidden>
        A name, then what it is; #tag for a tag, species: for the species. Enter adds it.
      </span>
      <div className={classes.understood} hidden={empty}>
        <div role="status">
          {adding.error ? <p className={classes.wrong}>{problemWords(adding.error)}</p> : <Understood said={said} />}
        </div>
        {(guessed || literal) && (
          <Button
            className={classes.literal ?? ''}
            size="compact-sm"
            variant="subtle"
            onClick={() => setLiteral(!literal)}
          >
            {literal ? 'Read the words' : 'Take the words as the name'}
          </Button>
        )}
        <p className={classes.keys}>
          <kbd>Enter</kbd> adds it. Also <kbd>#tag</kbd> <kbd>species: …</kbd> <kbd>colours: …</kbd> <kbd>size: …</kbd>
        </p>
      </div>
    </form>
  );
}

function Understood({ said: { name, species, tags, colors, temperament, size, habitat, features } }: { said: Said }) {
  const colorOf = useTagColors();
  const traits = [size ?? '', ...colors, temperament, habitat, ...features].filter((each) => each !== '');
  return (
    <>
      <p className={classes.what}>
        <strong>{name === '' ? 'What is its name?' : name}</strong>
        {species !== '' && <span>{species}</span>}
      </p>
      {traits.length > 0 && <p className={classes.traits}>{traits.join(' · ')}</p>}
      {tags.length > 0 && (
        <p className={classes.tags}>
          {tags.map((tag) => (
            <TagPill key={tag} name={tag} color={colorOf(tag)} />
          ))}
        </p>
      )}
    </>
  );
}

function useAdd(onAdded: () => void) {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: creatureKeys.all });
  return useMutation({
    mutationFn: ({ name, species, tags, ...traits }: Said) =>
      ask(api.POST('/api/v1/creatures', { body: { name, species, tags: [...tags], traits: writable(traits) } })),
    async onSuccess({ id, name }) {
      onAdded();
      toastUndoable(`Added “${name}”`, async () => {
        await ask(api.DELETE('/api/v1/creatures/{id}', { params: { path: { id } } }));
        await again();
      });
      await again();
    },
  });
}

function writable({ colors, features, ...traits }: Omit<Said, 'name' | 'species' | 'tags'>) {
  return { ...traits, colors: [...colors], features: [...features] };
}

function problemWords(error: unknown): string {
  const problem = toProblem(error);
  const field = problem.fields[0];
  return field ? `${field.path.split('/').at(-1)}: ${field.message}` : problem.message;
}
