import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationPage } from './configuration-page.ts';
import { apiTypes, openApiDocument, schemaDocument } from './documents-of-app.ts';
import { errorsPage } from './errors-page.ts';

/** Every file that is made from the code: path → its text. */
const DOCUMENTS: Readonly<Record<string, (root: string) => string | Promise<string>>> = {
  'docs/configuration.md': configurationPage,
  'docs/errors.md': errorsPage,
  'docs/schema.txt': schemaDocument,
  'docs/openapi.json': openApiDocument,
  'web/api/schema.generated.ts': apiTypes,
};

/** The documents that no longer say what the code says, one line each. */
export async function staleDocuments(root: string): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, make] of Object.entries(DOCUMENTS)) {
    if ((await make(root)) !== current(root, path)) stale.push(`${path} is out of date: npm run generate`);
  }
  return stale;
}

async function generate(root: string): Promise<void> {
  for (const [path, make] of Object.entries(DOCUMENTS)) {
    const text = await make(root);
    if (text === current(root, path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`${path} is written anew`);
  }
}

function current(root: string, path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) await generate(join(import.meta.dirname, '..'));
