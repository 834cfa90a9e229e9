/** Files of banks, brought into the books with a preview and an undo: nothing twice, no real twin lost. */
export type * from './imports.table.ts';
export { importMoney } from './import.operation.ts';
export { answersTo } from './source-accounts.ts';
export { makeAccount, makeCategory } from './make-needed.ts';
export { isAsWritten } from './row-of-entry.ts';
export { takeUnusedAccount, takeUnusedCategory } from './take-unused.ts';
export { importRoutes } from './imports.routes.ts';
