import type { Kept } from '../rows.ts';
import { sortKey, tagsColumn } from '../rows.ts';
import type { EntryDetail } from './import-detail.ts';

/** The transaction that an entry of a file becomes. */
export function keptOfEntry(
  detail: EntryDetail,
  { owner_id, import_id, now }: { owner_id: string; import_id: string; now: string },
): Kept {
  const { id, account_id, date, payee, memo, status, bank_id, match_key, parts } = detail;
  return {
    row: {
      ...{
        id,
        owner_id,
        account_id,
        date,
        amount_minor: BigInt(detail.amount_minor),
        payee,
        payee_key: sortKey(payee),
      },
      ...{ memo, category_id: detail.category_id, parts: parts.length, tags: tagsColumn(detail.tags) },
      ...{ transfer_id: null, status, bank_id, match_key, import_id },
      ...{ revision: 1, created_at: now, updated_at: now, deleted_at: null },
    },
    parts: parts.map(({ category_id, amount_minor, memo: words }, index) => ({
      ...{ transaction_id: id, position: index + 1, category_id, amount_minor: BigInt(amount_minor), memo: words },
    })),
  };
}

const WRITTEN = [
  'account_id',
  'date',
  'amount_minor',
  'payee',
  'memo',
  'category_id',
  'tags',
  'transfer_id',
  'status',
  'deleted_at',
] as const;

/** Is it as the import wrote it? */
export function isAsWritten(written: Kept, here: Kept): boolean {
  return (
    WRITTEN.every((field) => written.row[field] === here.row[field]) &&
    written.parts.length === here.parts.length &&
    written.parts.every((part, index) => {
      const other = here.parts[index];
      return (
        other?.amount_minor === part.amount_minor && other.category_id === part.category_id && other.memo === part.memo
      );
    })
  );
}
