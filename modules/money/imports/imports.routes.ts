import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Request, Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { importMoney } from './import.operation.ts';
import { ImportInput } from './imports.schema.ts';
import { statementUploads } from './uploads.ts';

const tag = 'Money';
const Started = z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() });
const FileName = z.string().trim().min(1).max(255).default('statement');

export const importRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/imports',
    allow: 'person',
    summary: 'Import a file of a bank (CSV, OFX, QIF, CAMT, MT940): the body is the file; with dry_run a preview',
    tag,
    upload: ['application/octet-stream', 'text/csv', 'text/plain', 'application/xml', 'text/xml', 'application/x-ofx'],
    query: z.object({
      file_name: FileName,
      account_id: z.uuid().optional().meta({ description: 'Of files that name no account.' }),
      dry_run: z.stringbool().default(false).meta({ description: 'Plan only, and change nothing.' }),
    }),
    replies: { 202: Started },
    async handle({ context, query: { dry_run, file_name, ...rest }, request }) {
      const upload_id = await statementUploads.store(context, { body: bodyOf(request), length: lengthOf(request) });
      return context.operations.start(importMoney, ImportInput.parse({ uploads: [{ upload_id, file_name }], ...rest }), { dry_run });
    },
  }),
];

/** Taken as it comes: see `upload`. */
function bodyOf({ body }: Request): AsyncIterable<Uint8Array> {
  return body instanceof Readable ? body : Readable.from([]);
}

function lengthOf({ headers }: Request): number | undefined {
  return headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
}
