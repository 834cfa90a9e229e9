import { etagOf } from '../../kernel/http/route.ts';
import { appointmentsError } from './appointments.errors.ts';

/** @throws appointments.changed-meanwhile, with the tag of now */
export function currentRevision(row: { revision: number }, revision: number | undefined): void {
  if (revision === undefined || row.revision === revision) return;
  throw appointmentsError('appointments.changed-meanwhile', {
    detail: 'It was changed since you read it; read it again and decide anew.',
    details: { etag: etagOf(row) },
  });
}
