import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ApiProblem } from '../../../../web/api/api.ts';
import type { MoreTrait } from '../traits.ts';
import classes from './editor.module.css';

interface Props {
  readonly value: readonly MoreTrait[];
  readonly problem: ApiProblem | undefined;
  onChange(more: MoreTrait[]): void;
}

const MOST = 35;
/** As the API has it. */
const KEY = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u;
const TAKEN = ['colors', 'size', 'temperament', 'habitat', 'features'];

/** What else there is to say: "diet: sheep", "born: 2019". Kept and told; not drawn. */
export function MoreTraits({ value, problem, onChange }: Props) {
  const set = (index: number, change: Partial<MoreTrait>) =>
    onChange(value.map((trait, place) => (place === index ? { ...trait, ...change } : trait)));
  return (
    <fieldset className={classes.more}>
      <legend>More traits</legend>
      {value.map((trait, index) => (
        // Rows have nothing else to be told apart by: names change while they are typed.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div key={index} className={classes.moreRow}>
          <TextInput
            aria-label={`Trait ${index + 1}`}
            placeholder="Diet"
            maxLength={40}
            value={trait.key}
            error={faultOf(trait.key, value)}
            onChange={({ currentTarget }) => set(index, { key: currentTarget.value })}
          />
          <TextInput
            aria-label={trait.key === '' ? `Value ${index + 1}` : trait.key}
            placeholder="Sheep"
            maxLength={300}
            value={trait.value}
            error={trait.key === '' ? undefined : problem?.field(trait.key)}
            onChange={({ currentTarget }) => set(index, { value: currentTarget.value })}
          />
          <ActionIcon
            aria-label={`Remove ${trait.key === '' ? `trait ${index + 1}` : trait.key}`}
            onClick={() => onChange(value.filter((_, place) => place !== index))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={value.length >= MOST}
        onClick={() => onChange([...value, { key: '', value: '' }])}
      >
        Add a trait
      </Button>
    </fieldset>
  );
}

function faultOf(key: string, all: readonly MoreTrait[]): string | undefined {
  const name = key.trim();
  if (name === '') return undefined;
  if (!KEY.test(name)) return 'Letters, digits, spaces, “-” and “_”';
  if (TAKEN.includes(name)) return 'There is a field for it';
  return all.filter((each) => each.key.trim() === name).length > 1 ? 'It is there twice' : undefined;
}
