/** One file as an example, so that each way shows what it would do to the same thing. */
const SAMPLE = {
  name: 'IMG_2041.jpg',
  category: 'Images',
  year: '2023',
  month: '07',
  day: '14',
  date: '2023-07-14',
  ext: 'jpg',
} as const;

/** The ready-made ways to sort, each with the template that it stands for, and one's own. */
export const WAYS = [
  { mode: 'category', title: 'By kind', text: 'Images, documents, videos, …', template: '{category}/{name}' },
  {
    mode: 'category_year',
    title: 'By kind and year',
    text: 'Each kind has a folder for each year.',
    template: '{category}/{year}/{name}',
  },
  { mode: 'year', title: 'By year', text: 'When it was taken or last changed.', template: '{year}/{name}' },
  { mode: 'date', title: 'By year and month', text: 'For photos above all.', template: '{year}/{month}/{name}' },
  { mode: 'extension', title: 'By file type', text: 'By the ending of the name.', template: '{ext}/{name}' },
  { mode: 'template', title: 'Your own way', text: 'Write the folders yourself.', template: undefined },
] as const;

export type Mode = (typeof WAYS)[number]['mode'];

/** What can stand in one's own way, and what it means. */
export const VARIABLES = [
  { name: 'category', about: 'what sort of file it is' },
  { name: 'year', about: 'four digits' },
  { name: 'month', about: 'two digits' },
  { name: 'day', about: 'two digits' },
  { name: 'date', about: 'the day, 2023-07-14' },
  { name: 'ext', about: 'the ending of the name' },
  { name: 'name', about: 'the file’s own name' },
] as const;

export const FIRST_TEMPLATE = '{category}/{year}-{month}/{name}';

/** Where the sample file would go. */
export function example(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, variable: string) =>
    variable in SAMPLE ? SAMPLE[variable as keyof typeof SAMPLE] : whole,
  );
}

export const sampleName = SAMPLE.name;

/** What is plainly wrong with a template while it is typed; the server has the last word. */
export function faultIn(template: string): string | undefined {
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(
    ([, variable]) => !VARIABLES.some(({ name }) => name === variable),
  );
  if (unknown) return `${unknown[0]} is not known here.`;
  const last = template.split('/').at(-1) ?? '';
  if (last.split('{name}').length !== 2) return 'The last part needs {name}, so that no two files get one name.';
  if (template.split('/').some((part) => part === '')) return 'A part between two slashes is empty.';
  return undefined;
}
