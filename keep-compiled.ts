import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * From here on, what Node compiles is kept beside the packages, and not compiled again: the program starts in a third of the time
 * (decisions/0007-start-and-memory.md). Whatever is to profit is imported afterwards, by `import()`. Where the folder cannot be written, nothing is kept.
 */
export function keepCompiled(): void {
  enableCompileCache(join(import.meta.dirname, 'node_modules', '.cache', 'compiled'));
}
