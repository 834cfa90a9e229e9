import { StewardError } from '../../../kernel/errors/errors.ts';
import { isFresh } from '../../../kernel/http/route.ts';
import type { Reply, Request } from '../../../kernel/http/route.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { moneyError } from '../money.errors.ts';
import { Month } from '../money.schema.ts';
import { filesIn } from './keep-reports.ts';
import { fileKey } from './report-files.ts';
import type { ReportTable } from './reports.table.ts';

/** Nothing but what is in the page itself, and no script at all: whatever a memo says, it stays text. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** What the name of a file asks for. @throws money.report-not-found */
export function monthOf(name: string): { month: string; ending: string } {
  const [, month, ending = ''] = /^(\d{4}-\d\d)\.(pdf|html|md)$/.exec(name) ?? [];
  if (!Month.safeParse(month).success) throw moneyError('money.report-not-found');
  return { month: month ?? '', ending };
}

/** @throws money.report-not-found where the report has no such file */
export async function sendFile(
  { context: { storage }, request, reply }: { context: Context; request: Request; reply: Reply },
  row: ReportTable,
  ending: string,
): Promise<Reply> {
  const file = filesIn(row).find(({ name }) => name.endsWith(`.${ending}`));
  if (!file)
    throw moneyError('money.report-not-found', { ...(row.pdf_fault === null ? {} : { detail: row.pdf_fault }) });
  const etag = `"${file.hash}"`;
  const before = reply.getHeader('vary');
  reply
    .header('etag', etag)
    .header('vary', [...(before === undefined ? [] : [before]), 'Authorization'].join(', '))
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', POLICY)
    .header('x-frame-options', 'DENY')
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-resource-policy', 'same-origin');
  if (isFresh(request, etag)) return reply.code(304).removeHeader('content-type').send();
  const body = await storage.read(fileKey(row, file.name)).catch((cause: unknown) => {
    if (cause instanceof StewardError && cause.code === 'storage.not-found')
      throw moneyError('money.report-not-found', { detail: 'The file of this report is gone.', cause });
    throw cause;
  });
  return reply
    .type(file.media_type)
    .header('content-length', file.bytes)
    .header('content-disposition', `${ending === 'md' ? 'attachment' : 'inline'}; filename="${file.name}"`)
    .send(body);
}
