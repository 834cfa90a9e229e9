import { readHouse } from './house/house.ts';
import type { CatalogueEntry } from './house/house.ts';

/**
 * docs/errors.md: every code that a reply can carry. Read from the catalogues as they stand in the source, so that none can be forgotten;
 * what is not written out there (a computed code, title or status) is refused.
 */
export function errorsPage(root: string): string {
  const entries = readHouse(root)
    .filter(({ path }) => !path.endsWith('.test.ts') && !path.startsWith('examples/'))
    .flatMap(({ path, catalogue }) => catalogue.map((entry) => ({ ...entry, path })));
  for (const { code, status, title, path, line } of entries)
    if (!code || !status || !title)
      throw new Error(`${path}:${line}: write the code, status and title out as literals`);
  return `<!-- Made by npm run generate from the catalogues (*.errors.ts). -->

# Errors

A reply that is no success is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), \`application/problem+json\`. Its \`code\` is stable: programs can rely on it.
For bad input, \`fields\` has one entry for each field that is wrong.

${[...Map.groupBy(sorted(entries), ({ code }) => code.split('.')[0] ?? '')].map(section).join('\n\n')}
`;
}

function sorted<Entry extends CatalogueEntry>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function section([part, entries]: [string, readonly CatalogueEntry[]]): string {
  const rows = entries.map(
    ({ code, status, title }) => `| \`${code}\` | ${status} | ${title.replaceAll('|', '\\|')} |`,
  );
  return `## ${part}\n\n| code | status | meaning |\n| --- | --- | --- |\n${rows.join('\n')}`;
}
