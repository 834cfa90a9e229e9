import type { Fact, Facts } from '../../../kernel/writer/writer.ts';
import type { CreatureTable } from '../creatures.table.ts';
import { traitsOf } from '../rows.ts';
import { LANDS, MOODS, kindOf } from './kinds.ts';

/** Sentences of which one is chosen: see `storyTask`. */
const TURNS = 3;
const SIZES = { tiny: 1, small: 2, medium: 3, large: 4, huge: 5 } as const;
/** Beside those that pictures show. */
const MOST_OTHERS = 6;

/** What a story is made of. Words that the owner chose are names; what follows from them chooses the sentences. */
export function factsOf(row: CreatureTable): Facts {
  const { colors, temperament, size, habitat, features, ...others } = traitsOf(row);
  const named = colors.filter((color) => !color.startsWith('#'));
  const told = Object.entries(others).slice(0, MOST_OTHERS);
  const facts: Record<string, Fact | undefined> = {
    name: name('what the creature is called', row.name),
    species: name('what kind of creature it is', row.species),
    color: name('its main colour', named[0] ?? ''),
    second_color: name('another colour of it', named[1] ?? ''),
    temperament: name('what it is like', temperament),
    habitat: name('where it lives', habitat),
    feature: name('the first thing that stands out on it', features[0] ?? ''),
    features: list(
      'what stands out on it',
      features.map((feature) => ({ feature })),
    ),
    others: list(
      'what else its owner says of it',
      told.map(([trait, value]) => ({ trait, value })),
    ),
    size: size === null ? undefined : choice('its size, from 1 (tiny) to 5 (huge)', SIZES[size]),
    mood: choice('which kind of temper it has, for choosing words; never say this number', kindOf(temperament, MOODS)),
    land: choice('which kind of place it lives in, for choosing words; never say this number', kindOf(habitat, LANDS)),
    turn: choice('for choosing words; never say this number', Number.parseInt(row.traits_hash.slice(0, 6), 16) % TURNS),
  };
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, Fact] => entry[1] !== undefined));
}

function name(label: string, value: string): Fact | undefined {
  return value.trim() === '' ? undefined : { kind: 'name', value, label };
}

function list(label: string, items: readonly Readonly<Record<string, string>>[]): Fact | undefined {
  if (items.length === 0) return undefined;
  const entries = items.map((item) =>
    Object.fromEntries(Object.entries(item).map(([key, value]) => [key, { kind: 'name' as const, value }])),
  );
  return { kind: 'list', items: entries, label };
}

function choice(label: string, value: number): Fact {
  return { kind: 'number', value, label };
}
