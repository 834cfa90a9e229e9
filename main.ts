import { keepCompiled } from './keep-compiled.ts';

/** Steward, from the command line. What can be asked of it is in `commands/`. */
keepCompiled();
const { obey } = await import('./commands/commands.ts');
await obey();
