import { Alert, Button, Group } from '@mantine/core';
import { changedFields } from './draft.ts';
import type { Draft, Field } from './draft.ts';
import classes from './editor.module.css';

interface Props {
  readonly before: Draft;
  readonly mine: Draft;
  readonly theirs: Draft;
  onTheirs(): void;
  onMine(): void;
}

const NAMES: Readonly<Record<Field, string>> = {
  ...{ name: 'Name', species: 'Species', tags: 'Tags', colors: 'Colours', size: 'Size', temperament: 'Temperament' },
  ...{ habitat: 'Habitat', features: 'Features', more: 'More traits', description: 'Description', story: 'Story' },
};
const MOST_LETTERS = 120;

/** It was saved elsewhere after it was opened here: what is different there, and how to go on. Nothing that was typed is lost. */
export function Meanwhile({ before, mine, theirs, onTheirs, onMine }: Props) {
  const own = changedFields(before, mine);
  const different = changedFields(before, theirs);
  const both = different.filter((field) => own.includes(field) && !same(mine[field], theirs[field]));
  return (
    <Alert color="brass" title="It was changed in the meantime" role="alert">
      <dl className={classes.differences}>
        {different.map((field) => (
          <div key={field}>
            <dt>
              {NAMES[field]}
              {both.includes(field) && <em>you changed it, too</em>}
            </dt>
            <dd>{said(theirs, field)}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          Take theirs
        </Button>
        <Button size="compact-sm" onClick={onMine}>
          {both.length === 0 ? 'Keep both' : 'Keep mine'}
        </Button>
      </Group>
    </Alert>
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function said({ more, ...draft }: Draft, field: Field): string {
  const value = field === 'more' ? more.map((each) => `${each.key}: ${each.value}`) : draft[field];
  const words = typeof value === 'string' ? value : (value ?? []).join(', ');
  if (words === '') return 'nothing';
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)} …` : words;
}
