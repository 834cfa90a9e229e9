import type { Category } from './kinds.ts';
import { shortened } from './file-name.ts';

/** What a template can say of a file; `steward organize --help` and the API's documentation are made from this. */
export const VARIABLES = {
  category: 'What sort of file it is: Images, Videos, Audio, Documents, …',
  year: 'The year it was taken or last changed, four digits.',
  month: 'The month, two digits.',
  day: 'The day of the month, two digits.',
  date: 'The day, YYYY-MM-DD.',
  ext: 'The extension in lower case, or "no extension".',
  name: "The file's name, with its extension; once, in the last part.",
} as const;
type Variable = keyof typeof VARIABLES;

/** The ready-made ways to organise: each is a template. */
export const MODES = {
  category: '{category}/{name}',
  year: '{year}/{name}',
  category_year: '{category}/{year}/{name}',
  date: '{year}/{month}/{name}',
  extension: '{ext}/{name}',
} as const;

/** What is known of a file when its place is chosen. */
export interface Facts {
  readonly category: Category;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly extension: string;
}

type Part = { readonly text: string } | { readonly variable: Exclude<Variable, 'name'> };

/** A template that has been understood. */
export interface Template {
  readonly folders: readonly (readonly Part[])[];
  /** What stands before and after `{name}` in the last part. */
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  readonly needsDate: boolean;
  readonly needsCategory: boolean;
}

const MOST_LEVELS = 8;
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const REFUSED = /[\x00-\x1f\x7f\\<>:"|?*{}]/;

/**
 * Understands `{category}/{year}/{name}`. What it yields can never leave the root: its literal text has no `..`, no empty part and
 * no part that begins with a dot (which would hide what is moved into it), and no variable yields a `/`.
 *
 * @returns the template, or what is wrong with it in one sentence
 */
export function parseTemplate(text: string): Template | { readonly fault: string } {
  const levels = text.split('/');
  const last = levels.pop() ?? '';
  if (levels.length > MOST_LEVELS) return { fault: `It has more than ${MOST_LEVELS} levels of folders.` };
  const cut = last.split('{name}');
  if (cut.length !== 2) return { fault: 'Its last part needs {name} once.' };
  const [before = '', after = ''] = cut;
  const fault = levels.map(faultInFolder).find(Boolean) ?? faultInText(before) ?? faultInText(after);
  if (fault !== undefined) return { fault };
  if (before.startsWith('.')) return { fault: 'A name must not begin with a dot: the file would be hidden.' };
  const used = (variables: readonly string[]) => variables.some((variable) => text.includes(`{${variable}}`));
  return {
    folders: levels.map(partsOf),
    before: partsOf(before),
    after: partsOf(after),
    needsDate: used(['year', 'month', 'day', 'date']),
    needsCategory: used(['category']),
  };
}

function faultInFolder(text: string): string | undefined {
  if (text === '') return 'It has an empty part: write it without a slash at the ends and without two in a row.';
  if (text.startsWith('.')) return `The part "${text}" begins with a dot: its files would be hidden.`;
  if (/^ | $|\.$/.test(text)) return `The part "${text}" begins or ends with a blank, or ends with a dot.`;
  if (text.includes('{name}')) return '{name} belongs in the last part only.';
  return faultInText(text);
}

function faultInText(text: string): string | undefined {
  for (const [, variable = ''] of text.matchAll(/\{([^{}]*)\}/g))
    if (!(variable in VARIABLES))
      return `{${variable}} is not known; there are ${Object.keys(VARIABLES)
        .map((name) => `{${name}}`)
        .join(', ')}.`;
  const literal = text.replaceAll(/\{[^{}]*\}/g, '');
  const refused = REFUSED.exec(literal)?.[0];
  if (refused !== undefined) return `${JSON.stringify(refused)} cannot stand in a name.`;
  return Buffer.byteLength(literal) > 100 ? 'One part is longer than 100 bytes.' : undefined;
}

function partsOf(text: string): Part[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith('{') ? { variable: part.slice(1, -1) as Exclude<Variable, 'name'> } : { text: part },
    );
}

/** The folder that a file belongs into, relative to the root. */
export function folderFor(template: Template, facts: Facts): string {
  return template.folders.map((parts) => filled(parts, facts)).join('/');
}

/**
 * What the file is to be called, without its ending, of which `room` bytes are kept free. A name that the template has made before
 * stays as it is, also with the number of a twin behind it, so that organising twice changes nothing.
 */
export function stemFor(template: Template, facts: Facts, { stem, room }: { stem: string; room: number }): string {
  const before = filled(template.before, facts);
  const after = filled(template.after, facts);
  const base = stem.replace(/ \(\d+\)$/, '');
  const isMade = [stem, base].some((text) => text.startsWith(before) && text.slice(before.length).endsWith(after));
  if (isMade) return shortened(stem, room);
  return before + shortened(stem, room + Buffer.byteLength(before) + Buffer.byteLength(after)) + after;
}

function filled(parts: readonly Part[], facts: Facts): string {
  let text = '';
  for (const part of parts) text += 'text' in part ? part.text : valueOf(part.variable, facts);
  return text;
}

function valueOf(variable: Exclude<Variable, 'name'>, { category, date, extension }: Facts): string {
  switch (variable) {
    case 'category':
      return category;
    case 'year':
      return date.slice(0, 4);
    case 'month':
      return date.slice(5, 7);
    case 'day':
      return date.slice(8, 10);
    case 'date':
      return date;
    case 'ext':
      return extension === '' ? 'no extension' : extension;
  }
}
