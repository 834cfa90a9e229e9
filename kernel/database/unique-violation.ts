/** SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE (https://sqlite.org/rescode.html). */
const SQLITE_CODES = new Set<unknown>([1555, 2067]);
const POSTGRESQL_CODE = '23505';

/** Did a statement fail because a row with that key is there already? Ask it of the error that `write` rejected with. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('errcode' in error && SQLITE_CODES.has(error.errcode)) || ('code' in error && error.code === POSTGRESQL_CODE);
}
