import { keepCompiled } from '../keep-compiled.ts';

/** A worker thread of `program.ts`. */
keepCompiled();
const { carryOutOperations } = await import('../thread-app.ts');
const { modules } = await import('../modules/modules.ts');
const { benchModule } = await import('./bench-kinds.ts');
await carryOutOperations([...modules, benchModule]);
