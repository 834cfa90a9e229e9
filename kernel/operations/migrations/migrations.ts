import type { Migration } from '../../database/database.ts';
import { operations } from './0001-operations.ts';
import { schedules } from './0002-schedules.ts';

/** In order, for ever. */
export const operationsMigrations: readonly Migration[] = [operations, schedules];
