import { z } from 'zod';
import type { ColumnMeaning, StatementEntry } from './statement.ts';

/** The table that Steward itself writes: its header, in this order for ever, and what each column is when it comes back. */
export const OWN_TABLE = [
  ['account', 'account'],
  ['date', 'date'],
  ['amount', 'amount'],
  ['currency', 'currency'],
  ['payee', 'payee'],
  ['memo', 'memo'],
  ['category', 'category'],
  ['tags', 'tags'],
  ['status', 'status'],
  // Of a transfer the other account: its own side stands in a line of its own.
  ['transfer', 'transfer'],
  ['parts', 'parts'],
  ['id', 'bank_id'],
] as const satisfies readonly (readonly [string, ColumnMeaning])[];

/** What the columns of a header are that is Steward's own; undefined: it is somebody else's. */
export function ownColumns(header: readonly string[]): readonly ColumnMeaning[] | undefined {
  const isOwn =
    header.length === OWN_TABLE.length && OWN_TABLE.every(([name], index) => header[index]?.trim() === name);
  return isOwn ? OWN_TABLE.map(([, meaning]) => meaning) : undefined;
}

const Names = z.array(z.string()).min(1).max(100);
const Parts = z
  .array(
    z.object({
      amount: z.string().regex(/^-?\d{1,40}(\.\d{1,40})?$/),
      category: z.string().nullable().default(null),
      memo: z.string().max(2000).default(''),
    }),
  )
  .max(100);

/** Names in a cell: `food, trip`; as JSON where one of them has in it what stands between them. `readNames` reads it. */
export function printNames(names: readonly string[]): string {
  return names.some((name) => /[,;|]|^[#[]/.test(name)) ? JSON.stringify(names) : names.join(', ');
}

export function readNames(cell: string): readonly string[] {
  return jsonOf(cell, Names) ?? cell.split(/[,;|]/).map((name) => name.trim().replace(/^#/, ''));
}

/** A category by the names of it and what it is within: `Food:Lunch`; as JSON where a name has a colon in it. `readPath` reads it. */
export function printPath(names: readonly string[]): string {
  return names.some((name) => name.includes(':') || name.startsWith('[')) ? JSON.stringify(names) : names.join(':');
}

/** None: it is no category, but an account (`[Savings]` of QIF). */
export function readPath(text: string): readonly string[] {
  if (text.startsWith('[')) return jsonOf(text, Names) ?? [];
  return text.split(':').map((name) => name.trim());
}

export function printParts(parts: StatementEntry['parts']): string {
  return parts.length === 0 ? '' : JSON.stringify(parts);
}

/** undefined: it is not what `printParts` writes. */
export function readParts(cell: string): StatementEntry['parts'] | undefined {
  return cell === '' ? [] : jsonOf(cell, Parts);
}

function jsonOf<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
