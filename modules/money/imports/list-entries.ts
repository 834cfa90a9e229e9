import type { Context } from '../../../kernel/module/module.ts';
import type { Entry, EntryState } from '../../../kernel/operations/operations.ts';
import { money } from '../amounts/amounts.ts';
import { importMoney } from './import.operation.ts';
import { detailOf } from './import-detail.ts';
import type { EntryDetail } from './import-detail.ts';
import { ImportInput } from './imports.schema.ts';
import type { ImportEntry } from './imports.schema.ts';

const BOOKED = new Set(['create', 'merge', 'doubt', 'keep']);

export interface EntriesWish {
  readonly id: string;
  readonly after?: number | undefined;
  readonly state?: EntryState | undefined;
  readonly action?: string | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
}

/** The plan of an import, or its journal, with what the files say. @throws operations.not-found */
export async function listImportEntries(
  context: Context,
  { id, state, ...filter }: EntriesWish,
): Promise<ImportEntry[]> {
  const entries = await context.operations.entries(importMoney, id, { ...filter, states: state && [state] });
  const { input } = await context.operations.get(id);
  const names = ImportInput.parse(input).uploads.map(({ file_name }) => file_name);
  return entries.map((entry) => describeEntry(entry, names));
}

function describeEntry(entry: Entry, names: readonly string[]): ImportEntry {
  const { position, action, state, reason, subject, target } = entry;
  const booked = BOOKED.has(action) ? bookedOf(detailOf<EntryDetail>(entry.detail), names) : null;
  return { position, action, state, reason, subject, target, booked };
}

function bookedOf(detail: EntryDetail, names: readonly string[]): NonNullable<ImportEntry['booked']> {
  const { currency, account_id, line, date, payee, memo, category_id, category, status, bank_id, decision } = detail;
  const amountOf = (minor: string) => money(BigInt(minor), currency);
  return {
    ...{ transaction_id: detail.id, account_id, file_name: names[detail.file] ?? '', line, date },
    ...{ amount: amountOf(detail.amount_minor), payee, memo, category_id, category, tags: [...detail.tags] },
    splits: detail.parts.map(({ amount_minor, ...part }) => ({ ...part, amount: amountOf(amount_minor) })),
    ...{ status, bank_id, decision },
    others: detail.others.map(({ amount_minor, ...other }) => ({ ...other, amount: amountOf(amount_minor) })),
  };
}
