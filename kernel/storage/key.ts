import { storageError } from './storage.errors.ts';

/** S3's bound for a whole key, and what file systems allow for one name; both in bytes of UTF-8. */
const KEY_BYTES = 1024;
const SEGMENT_BYTES = 255;
/** Control characters, the separators of other systems, and what S3 clients do not sign alike. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const REFUSED = /[\u0000-\u001f\u007f\\]/;
/** Ours: names under which a file stands while it is being written. */
export const TEMPORARY = '.part-';

/**
 * Is `key` a relative path of plain segments? Checked here, so that no implementation meets one that leads out of the store.
 *
 * @throws storage.bad-key
 */
export function checkKey(key: string): void {
  const fault = faultOf(key);
  if (fault) throw storageError('storage.bad-key', { detail: `A stored file's name ${fault}.` });
}

/** A prefix may end anywhere: `reports/`, `reports/2026-1`, or be empty. */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkKey(prefix.endsWith('/') ? `${prefix}x` : prefix);
}

function faultOf(key: string): string | undefined {
  if (key === '') return 'must not be empty';
  if (!key.isWellFormed()) return 'must be valid Unicode';
  if (REFUSED.test(key)) return 'must hold no control characters and no backslash';
  if (Buffer.byteLength(key) > KEY_BYTES) return `must be of ${KEY_BYTES} bytes at most`;
  for (const segment of key.split('/')) {
    if (segment === '') return 'must not start or end with a slash, or hold two in a row';
    if (segment === '.' || segment === '..') return 'must not hold "." or ".." as a step';
    if (segment.startsWith(TEMPORARY)) return `must hold no step that starts with "${TEMPORARY}"`;
    if (Buffer.byteLength(segment) > SEGMENT_BYTES) return `must have steps of ${SEGMENT_BYTES} bytes at most`;
  }
  return undefined;
}
