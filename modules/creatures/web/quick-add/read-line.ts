import { meaningOf } from './words-known.ts';
import type { Meaning } from './words-known.ts';

export type Size = 'tiny' | 'small' | 'medium' | 'large' | 'huge';

/** What one line says of a new creature. */
export interface Said {
  readonly name: string;
  readonly species: string;
  readonly tags: readonly string[];
  readonly colors: readonly string[];
  readonly temperament: string;
  readonly size: Size | null;
  readonly habitat: string;
  readonly features: readonly string[];
}

interface Reading {
  readonly said: Said;
  /** Some of it was taken from bare words: the whole may be meant as the name. */
  readonly guessed: boolean;
}

const FIELDS = {
  ...{ species: 'species', kind: 'species', habitat: 'habitat', temperament: 'temperament', size: 'size' },
  ...{
    color: 'colors',
    colour: 'colors',
    colors: 'colors',
    colours: 'colors',
    feature: 'features',
    features: 'features',
  },
} as const;
type Field = (typeof FIELDS)[keyof typeof FIELDS];

const SIZES: readonly Size[] = ['tiny', 'small', 'medium', 'large', 'huge'];
/** `#tag`, `#"two words"`, or the beginning of `field: value`. */
const MARKS = new RegExp(
  `(?<=^|\\s)(?:#(?:"(?<quoted>[^"]+)"|(?<tag>[^\\s#,]+))|(?<field>${Object.keys(FIELDS).join('|')})\\s?:)`,
  'giu',
);
/** Between a name and what it is: "Alexander the dog", "Smaug, a red dragon". */
const BETWEEN = /^(?:the|a|an|and)$/i;

/**
 * A line such as `Smaug #treasure species: dragon colour: red, gold`. What bears no mark is the name; where it ends with a species and
 * words for colour, size or temperament ("Smaug dragon red fierce"), it is read so unless `literal`.
 */
export function readLine(
  line: string,
  { species, literal = false }: { species: ReadonlySet<string>; literal?: boolean },
): Reading {
  const { bare, tags, fields } = takeMarks(line);
  const given = fieldsOf(fields);
  const words = bare.split(/\s+/).filter((word) => word !== '');
  const ending = literal || given.species !== '' ? undefined : readEnding(words, species);
  const name = (ending?.name ?? words).join(' ').replace(/[,:]+$/, '');
  const found = (meaning: Meaning) => ending?.found.filter((each) => each.meaning === meaning).map(({ word }) => word);
  return {
    guessed: ending !== undefined,
    said: {
      ...{ name, tags },
      species: ending ? (found('species')?.join(' ') ?? '') : given.species,
      colors: [...(given.colors ?? []), ...(found('color') ?? [])],
      temperament: [given.temperament, ...(found('temperament') ?? [])].filter((word) => word !== '').join(', '),
      size: given.size ?? sizeOf(found('size')?.[0] ?? ''),
      ...{ habitat: given.habitat, features: given.features },
    },
  };
}

/** Everything with a mark, apart from the rest. A field's value reaches to the next mark. */
function takeMarks(line: string) {
  const tags: string[] = [];
  const fields: { field: Field; value: string }[] = [];
  let bare = '';
  let end = 0;
  let open: Field | undefined;
  const settle = (text: string) => {
    if (open) fields.push({ field: open, value: text.trim() });
    else bare += ` ${text}`;
  };
  for (const match of line.matchAll(MARKS)) {
    settle(line.slice(end, match.index));
    end = match.index + match[0].length;
    const { quoted, tag, field } = match.groups ?? {};
    open = field === undefined ? undefined : FIELDS[field.toLowerCase() as keyof typeof FIELDS];
    const named = (quoted ?? tag ?? '').trim();
    if (named !== '' && !tags.some((each) => each.toLowerCase() === named.toLowerCase())) tags.push(named);
  }
  settle(line.slice(end));
  return { bare: bare.trim(), tags, fields };
}

function fieldsOf(fields: readonly { field: Field; value: string }[]) {
  const last = (field: Field) => fields.findLast((each) => each.field === field)?.value ?? '';
  const list = (field: Field) =>
    fields
      .filter((each) => each.field === field)
      .flatMap(({ value }) => value.split(/,|\band\b/))
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return {
    ...{ species: last('species'), temperament: last('temperament'), habitat: last('habitat') },
    ...{ size: sizeOf(last('size')), colors: list('colors'), features: list('features') },
  };
}

/** The known words at the end, if one species is among them and a name is left before. */
function readEnding(words: readonly string[], species: ReadonlySet<string>) {
  const found: { word: string; meaning: Meaning }[] = [];
  let end = words.length;
  while (end > 1) {
    const word = (words[end - 1] ?? '').replace(/,$/, '');
    const meaning = meaningOf(word, species);
    if (!meaning && !(BETWEEN.test(word) && found.length > 0)) break;
    if (meaning) found.unshift({ word: word.toLowerCase(), meaning });
    end--;
  }
  const kinds = found.filter(({ meaning }) => meaning === 'species');
  return kinds.length === 1 ? { name: words.slice(0, end), found } : undefined;
}

function sizeOf(word: string): Size | null {
  return SIZES.find((size) => size === word.toLowerCase()) ?? null;
}
