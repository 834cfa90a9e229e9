import { databaseError } from './database.errors.ts';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
/** What a sum beyond 64 bits becomes is no integer any more, and the column refuses it. */
const CONSTRAINT_DATATYPE = 3091;
const NOTADB = 26;

function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;
}

function isOutOfRange(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error)) return false;
  return error.errcode === CONSTRAINT_DATATYPE || error.message === 'integer overflow';
}

export function isSqliteBusy(error: unknown): boolean {
  return primaryCode(error) === BUSY;
}

/** What befell the database, in its catalogue's words; any other error as it is. */
export function sqliteFault(error: unknown): unknown {
  switch (primaryCode(error)) {
    case BUSY:
      return databaseError('database.busy', { cause: error });
    case FULL:
      return databaseError('database.full', { cause: error });
    case IOERR:
    case CANTOPEN:
      return databaseError('database.unavailable', { cause: error });
    case READONLY:
      return databaseError('database.read-only', { cause: error });
    case CORRUPT:
    case NOTADB:
      return databaseError('database.damaged', { cause: error });
    default:
      if (isOutOfRange(error)) return databaseError('database.out-of-range', { cause: error });
      return isClosed(error) ? databaseError('database.closed', { cause: error }) : error;
  }
}

function isClosed(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE' && /not open/.test(error.message)
  );
}
