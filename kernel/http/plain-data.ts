import type { FieldFault } from '../errors/errors.ts';
import { httpError } from './http.errors.ts';

/** Deeper than anything that people send, and far from the depth at which recursive validation would run out of stack. */
const DEEPEST = 64;

/**
 * Parses JSON text from outside (RFC 8259) and lets only plain data through: no `__proto__` keys, no NUL characters (PostgreSQL
 * cannot store them), no halves of surrogate pairs (nothing that speaks UTF-8 can), no nesting beyond 64 levels. Empty text is `undefined`: no body.
 *
 * @throws http.bad-body
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw httpError('http.bad-body', { detail: 'The body is not valid JSON.', cause });
  }
  const fault = findFault(value, '', 0);
  if (fault) throw httpError('http.bad-body', { detail: fault.message, fields: [fault] });
  return value;
}

/**
 * Parses a query or a form (`a=1&b=2`). A key that comes twice gives a list, which only a schema of a list accepts.
 *
 * @throws the given code, when an escape is broken, or a character or a key is not allowed
 */
export function parsePairs(text: string, code: 'http.bad-query' | 'http.bad-body'): Record<string, string | string[]> {
  const pairs: Record<string, string | string[]> = {};
  for (const part of text.split('&')) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    const name = unescape(cut < 0 ? part : part.slice(0, cut), code);
    const value = unescape(cut < 0 ? '' : part.slice(cut + 1), code);
    if (name === '__proto__' || name.includes('\0') || value.includes('\0'))
      throw httpError(code, {
        detail: 'A name or a value holds what is not allowed.',
        fields: [badText(pointer(name))],
      });
    const before = Object.hasOwn(pairs, name) ? pairs[name] : undefined;
    pairs[name] = before === undefined ? value : [before, value].flat();
  }
  return pairs;
}

/** RFC 6901. */
export function pointer(...path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function unescape(text: string, code: 'http.bad-query' | 'http.bad-body'): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw httpError(code, { detail: 'A % is not followed by two hexadecimal digits of valid UTF-8.', cause });
  }
}

function findFault(value: unknown, path: string, depth: number): FieldFault | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : badText(path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === DEEPEST) return { path, message: `Nesting ends at ${DEEPEST} levels.` };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const fault = findFault(value[index], `${path}/${index}`, depth + 1);
      if (fault) return fault;
    }
    return undefined;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__' || !isStorable(name)) return badText(path + pointer(name));
    const fault = findFault(member, path + pointer(name), depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function badText(path: string): FieldFault {
  return { path: path.toWellFormed().replaceAll('\0', '\\0'), message: 'This name or text is not allowed.' };
}
