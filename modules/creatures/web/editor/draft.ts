import type { Creature } from '../../../../web/api/api.ts';
import { readTraits } from '../traits.ts';
import type { MoreTrait, Size } from '../traits.ts';

/** What stands in the editor. */
export interface Draft {
  readonly name: string;
  readonly species: string;
  readonly tags: readonly string[];
  readonly colors: readonly string[];
  readonly size: Size | null;
  readonly temperament: string;
  readonly habitat: string;
  readonly features: readonly string[];
  readonly more: readonly MoreTrait[];
  readonly description: string;
  readonly story: string;
}

export type Field = keyof Draft;

export const NEW_DRAFT: Draft = {
  ...{ name: '', species: '', tags: [], colors: [], size: null, temperament: '', habitat: '', features: [], more: [] },
  ...{ description: '', story: '' },
};

export function draftOf({ name, species, tags, traits, description, story }: Creature): Draft {
  return { name, species, tags, ...readTraits(traits), description, story };
}

const TRAITS: readonly Field[] = ['colors', 'size', 'temperament', 'habitat', 'features', 'more'];

/** What of it is not the same; empty rows of further traits do not count. */
export function changedFields(before: Draft, after: Draft): Field[] {
  const [was, is] = [tidy(before), tidy(after)];
  return (Object.keys(is) as Field[]).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}

/** The traits as the API takes them. */
function traitsToWire(draft: Draft) {
  const { colors, size, temperament, habitat, features, more } = tidy(draft);
  return {
    ...Object.fromEntries(more.map(({ key, value }) => [key, value])),
    ...{ colors: [...colors], size, temperament, habitat, features: [...features] },
  };
}

export function toWire(draft: Draft) {
  const { name, species, tags, description, story } = tidy(draft);
  return { name, species, description, story, tags: [...tags], traits: traitsToWire(draft) };
}

/** Only what was changed; traits travel whole. */
export function changeOf(before: Draft, after: Draft): Partial<ReturnType<typeof toWire>> {
  const changed = new Set(changedFields(before, after).map((field) => (TRAITS.includes(field) ? 'traits' : field)));
  return Object.fromEntries(Object.entries(toWire(after)).filter(([name]) => changed.has(name as Field | 'traits')));
}

/** Mine where I changed something, else theirs. */
export function mergedDraft(before: Draft, mine: Draft, theirs: Draft): Draft {
  const own = Object.fromEntries(changedFields(before, mine).map((field) => [field, mine[field]]));
  return { ...theirs, ...own };
}

/** What a sketch is drawn from. */
export function toDrawTraits(draft: Draft) {
  const { name, species, colors, size, temperament, habitat, features } = tidy(draft);
  return { name, species, colors: [...colors], size, temperament, habitat, features: [...features] };
}

function tidy(draft: Draft): Draft {
  const { name, species, temperament, habitat, description, story, more } = draft;
  return {
    ...draft,
    ...{ name: name.trim(), species: species.trim(), temperament: temperament.trim(), habitat: habitat.trim() },
    ...{ description: description.trim(), story: story.trim() },
    tags: draft.tags.toSorted(),
    more: more
      .map(({ key, value }) => ({ key: key.trim(), value: value.trim() }))
      .filter(({ key, value }) => key !== '' && value !== ''),
  };
}
