import { etagOf } from '../../kernel/http/route.ts';
import { moneyError } from './money.errors.ts';

/** @throws money.changed-meanwhile, with the tag of now */
export function currentRevision(row: { revision: number }, revision: number | undefined): void {
  if (revision === undefined || row.revision === revision) return;
  throw moneyError('money.changed-meanwhile', {
    detail: 'It was changed since you read it; read it again and decide anew.',
    details: { etag: etagOf(row) },
  });
}
