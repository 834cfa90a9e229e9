import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run new-module NAME`: copies examples/reminders to modules/NAME under the new name and adds it to the two lists of modules.
 * NAME is one word in the plural (`books`): the name of the folder, the table and the routes, and without its `s` of one of the things.
 *
 * @throws Error when the name cannot be a module's, or is taken
 */
export function newModule(root: string, name: string): string[] {
  if (!/^[a-z]{2,}s$/.test(name)) throw new Error(`Name it with one word in the plural, like "books"; not "${name}".`);
  const folder = join(root, 'modules', name);
  if (existsSync(folder)) throw new Error(`modules/${name} is there already.`);
  const thing = name.slice(0, -1);
  const rename = (text: string) => text.replaceAll('reminder', thing).replaceAll('Reminder', capital(thing));
  cpSync(join(root, 'examples/reminders'), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    writeFileSync(path, rename(readFileSync(path, 'utf8')));
    renameSync(path, join(entry.parentPath, rename(entry.name)));
  }
  edit(join(root, 'modules/modules.ts'), (list) =>
    withMember(withImport(list, `import { ${name}Module } from './${name}/module.ts';`), 'modules', `${name}Module`),
  );
  edit(join(root, 'web/modules.ts'), (list) => {
    const imported = withImport(
      list,
      `import { ${name}Routes, ${name}Screens } from '../modules/${name}/web/routes.tsx';`,
    );
    return withMember(withMember(imported, 'modules', `${name}Screens`), 'moduleRoutes', `...${name}Routes`);
  });
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function withImport(text: string, line: string): string {
  return text.replace(/(?:^import .*\n)+/m, (imports) => `${imports}${line}\n`);
}

/** Adds to the end of `export const LIST… = […]`. */
function withMember(text: string, list: string, member: string): string {
  const declaration = new RegExp(`(export const ${list}\\b[^=]*= \\[)([^\\]]*)\\]`);
  return text.replace(declaration, (_all, head: string, members: string) => {
    const others = members.split(',').map((each) => each.trim());
    return `${head}${[...others.filter(Boolean), member].join(', ')}]`;
  });
}

const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase());

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2);
  try {
    console.log(
      newModule(join(import.meta.dirname, '..'), name)
        .map((path) => `modules/${name}/${path}`)
        .join('\n'),
    );
    console.log(
      `\nIt stands in modules/modules.ts and web/modules.ts. Now: npm run format, npm run generate, npm test ${name}`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
