import { etagOf } from '../../kernel/http/route.ts';
import { creaturesError } from './creatures.errors.ts';

/** @throws creatures.changed-meanwhile, with the tag of now */
export function currentRevision(row: { revision: number }, revision: number | undefined): void {
  if (revision === undefined || row.revision === revision) return;
  throw creaturesError('creatures.changed-meanwhile', {
    detail: 'It was changed since you read it; read it again and decide anew.',
    details: { etag: etagOf(row) },
  });
}
