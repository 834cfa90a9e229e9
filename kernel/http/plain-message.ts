import type { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const KINDS: Readonly<Record<string, string>> = {
  string: 'Give text.',
  number: 'Give a number.',
  int: 'Give a whole number.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  object: 'Give an object.',
  record: 'Give an object.',
  date: 'Give a date.',
  null: 'Give null.',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Give an e-mail address.',
  url: 'Give a URL.',
  uuid: 'Give a UUID.',
  datetime: 'Give an instant such as 2026-01-31T09:30:00Z.',
  date: 'Give a day such as 2026-01-31.',
  time: 'Give a time such as 09:30:00.',
};

/**
 * What a person reads beside a field, for every fault that its schema has no words for. Never repeats the value: it may be a password.
 */
export function plainMessage(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is needed.' : (KINDS[issue.expected] ?? 'This is of the wrong type.');
    case 'too_small':
      return sizeMessage(issue.origin, Number(issue.minimum), issue.inclusive ? 'at least' : 'more than');
    case 'too_big':
      return sizeMessage(issue.origin, Number(issue.maximum), issue.inclusive ? 'at most' : 'less than');
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This has the wrong form.';
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return 'This is not known here.';
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return Array.isArray(issue['options'])
        ? oneOf(issue['options'])
        : 'This has none of the forms that are accepted.';
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `Give ${String(values[0])}.` : `Give one of: ${values.join(', ')}.`;
}

function sizeMessage(origin: string, bound: number, relation: string): string {
  const plural = bound === 1 ? '' : 's';
  if (origin === 'string')
    return relation === 'at least' && bound === 1
      ? 'This must not be empty.'
      : `Give ${relation} ${bound} character${plural}.`;
  if (origin === 'array' || origin === 'set') return `Give ${relation} ${bound} item${plural}.`;
  return `Give ${relation} ${bound}.`;
}
