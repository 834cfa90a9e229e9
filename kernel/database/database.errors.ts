import { catalogue } from '../errors/errors.ts';

export const databaseError = catalogue({
  'database.unavailable': { status: 503, title: 'The database cannot be reached at the moment.' },
  'database.busy': { status: 503, title: 'The database is busy with other work for too long.' },
  'database.full': { status: 507, title: 'There is no space left on the disk that holds the database.' },
  'database.damaged': { status: 500, title: 'The database file is damaged or is not a database.', retry: false },
  'database.read-only': { status: 500, title: 'The database was opened for reading only.', retry: false },
  'database.closed': { status: 503, title: 'The program is stopping; the database is closed.' },
  'database.newer': {
    status: 500,
    title: 'The database was written by a newer version of Steward. Start that version, or restore a backup.',
    retry: false,
  },
  'database.out-of-range': { status: 422, title: 'A sum is larger than 64 bits can hold.' },
  'database.write-waited': {
    status: 500,
    title: 'A write awaited something other than the database, or did not end; it was taken back.',
    retry: false,
  },
  'database.write-inside-write': {
    status: 500,
    title: 'A write was started inside a write; pass the transaction on instead.',
    retry: false,
  },
  'database.write-over': {
    status: 500,
    title: 'A transaction was used after the write that it belongs to had ended.',
    retry: false,
  },
});
