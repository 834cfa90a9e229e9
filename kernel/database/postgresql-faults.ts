import { DatabaseError } from 'pg';
import { StewardError } from '../errors/errors.ts';
import { databaseError } from './database.errors.ts';

/** SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const CONFLICTS = new Set(['40001', '40P01']);
const FULL = new Set(['53100']);
const BUSY = new Set(['53300', '55P03', '57014']);
const READ_ONLY = new Set(['25006']);
const OUT_OF_RANGE = new Set(['22003']);
const UNAVAILABLE = /^(08|57P|58|53)/;

/** Lost a race against another transaction (serialisation failure, deadlock): the same work may simply run again. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && CONFLICTS.has(error.code ?? '');
}

/** What befell the database, in its catalogue's words; any other error as it is. */
export function postgresqlFault(error: unknown): unknown {
  if (error instanceof StewardError) return error;
  if (!(error instanceof DatabaseError)) {
    if (error instanceof Error && CLOSED.test(error.message)) return databaseError('database.closed', { cause: error });
    return isConnectionFault(error) ? databaseError('database.unavailable', { cause: error }) : error;
  }
  const code = error.code ?? '';
  if (CONFLICTS.has(code) || BUSY.has(code)) return databaseError('database.busy', { cause: error });
  if (FULL.has(code)) return databaseError('database.full', { cause: error });
  if (READ_ONLY.has(code)) return databaseError('database.read-only', { cause: error });
  if (OUT_OF_RANGE.has(code)) return databaseError('database.out-of-range', { cause: error });
  if (UNAVAILABLE.test(code)) return databaseError('database.unavailable', { cause: error });
  return error;
}

const NETWORK = /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENET)/;
/** The driver's own errors have no code. */
const CLOSED = /^Cannot use a pool after calling end/;
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

function isConnectionFault(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionFault);
  if (!(error instanceof Error)) return false;
  return ('code' in error && typeof error.code === 'string' && NETWORK.test(error.code)) || DRIVER.test(error.message);
}
