import { keepCompiled } from './keep-compiled.ts';

/** A worker thread of Steward. */
keepCompiled();
const { carryOutOperations } = await import('./thread-app.ts');
const { modules } = await import('./modules/modules.ts');
await carryOutOperations(modules);
