import { z } from 'zod';
import type { FieldFault } from '../errors/errors.ts';
import { httpError } from './http.errors.ts';
import { parsePairs, pointer } from './plain-data.ts';
import { plainMessage } from './plain-message.ts';

export interface Schemas {
  readonly body?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly params?: z.ZodType | undefined;
}

/** What came, before any check: the address with its query, the parameters of its path, and the parsed body. */
export interface RawInput {
  readonly url: string;
  readonly params: unknown;
  readonly body?: unknown;
}

export interface Input {
  readonly body: unknown;
  readonly query: unknown;
  readonly params: unknown;
}

const NOTHING: Input = Object.freeze({ body: undefined, query: undefined, params: undefined });
const MOST_FAULTS = 100;
const WORDS = { error: plainMessage };

/**
 * The check of one route, made once: all faults of path, query and body in one `http.invalid-input`.
 * Costs nothing where there is nothing to check.
 */
export function inputCheck({ body, query, params }: Schemas): (raw: RawInput) => Input {
  if (!body && !query && !params) return () => NOTHING;
  return (raw) => {
    const faults: FieldFault[] = [];
    const input = {
      params: params && read(params, raw.params, faults),
      query: query && read(query, queryOf(raw.url), faults),
      body: body && read(body, raw.body, faults),
    };
    if (faults.length > 0) throw httpError('http.invalid-input', { fields: faults.slice(0, MOST_FAULTS) });
    return input;
  };
}

/** @throws http.bad-query */
function queryOf(url: string): Record<string, string | string[]> {
  const start = url.indexOf('?');
  return start < 0 ? {} : parsePairs(url.slice(start + 1), 'http.bad-query');
}

function read(schema: z.ZodType, value: unknown, faults: FieldFault[]): unknown {
  const result = schema.safeParse(value, WORDS);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (faults.length >= MOST_FAULTS) break;
    faults.push(...faultsOf(issue, []));
  }
  return undefined;
}

function faultsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): FieldFault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pointer(...path, key), message: issue.message }));
  const nearest = issue.code === 'invalid_union' ? nearestForm(issue.errors) : undefined;
  return nearest
    ? nearest.flatMap((inner) => faultsOf(inner, path))
    : [{ path: pointer(...path), message: issue.message }];
}

/** Of a union's forms the one that the value nearly has: its faults are inside, not the form as such. */
function nearestForm(forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  return forms
    .filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'))
    .toSorted((a, b) => a.length - b.length)[0];
}
