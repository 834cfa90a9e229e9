import type { Migration } from '../../database/migration.ts';
import { idempotencyKeys } from './0001-idempotency-keys.ts';

/** In order; only ever added to. */
export const migrations: readonly Migration[] = [idempotencyKeys];
