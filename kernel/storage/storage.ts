export { storageError } from './storage.errors.ts';
export { localStorage } from './local-storage.ts';
export type { Storage } from './store.ts';
