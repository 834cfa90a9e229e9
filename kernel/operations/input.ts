import type { z } from 'zod';
import type { FieldFault } from '../errors/errors.ts';
import type { AnyKind } from './operation.ts';
import { operationsError } from './operations.errors.ts';

/** @throws operations.bad-input with one entry for each field; `at` is where the input stands in what was sent */
export function readInput(kind: AnyKind, input: unknown, at = ''): unknown {
  const read = (kind.input as z.ZodType).safeParse(input);
  if (read.success) return read.data;
  throw operationsError('operations.bad-input', {
    fields: read.error.issues.flatMap((issue) => faultsOf(issue, at)).slice(0, 100),
  });
}

function faultsOf(issue: z.core.$ZodIssue, at: string): FieldFault[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
  return keys.map((key) => ({
    path: [at, ...[...issue.path, ...(key === undefined ? [] : [key])].map((part) => `/${escaped(String(part))}`)].join(
      '',
    ),
    message: issue.message,
  }));
}

/** RFC 6901. */
function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
