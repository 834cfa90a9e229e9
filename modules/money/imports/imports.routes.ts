import { Readable } from 'node:stream';
import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../kernel/http/route.ts';
import type { Request, Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { decideImport } from './decide.ts';
import { importMoney } from './import.operation.ts';
import { Decisions, FileName, ImportEntry, ImportInput, ImportRequest, Look, LookRequest } from './imports.schema.ts';
import { listImportEntries } from './list-entries.ts';
import { lookAtStatement } from './look.ts';
import { statementUploads } from './uploads.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });
const After = z.int().min(0);
const upload = [
  ...['application/octet-stream', 'text/csv', 'text/tab-separated-values', 'text/plain', 'application/xml', 'text/xml'],
  ...['application/x-ofx', 'application/vnd.intu.qfx', 'application/qif'],
];

export const importRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/imports/look',
    allow: 'person',
    summary:
      'Store a file of a bank and say what it is, how it would be read and which accounts it names; then again as JSON with its upload_id and a corrected layout',
    tag,
    upload,
    query: z.object({ file_name: FileName, account_id: z.uuid().optional() }),
    body: LookRequest.optional(),
    replies: { 200: Look },
    async handle({ context, query, body, request }) {
      if (body) return lookAtStatement(context, body);
      return lookAtStatement(context, {
        upload_id: await stored(context, request),
        ...query,
        accounts: {},
        new_accounts: {},
      });
    },
  }),
  route({
    method: 'POST',
    path: '/imports',
    allow: 'person',
    summary:
      'Import a file of a bank (CSV, OFX, QIF, CAMT, MT940): the body is the file; or as JSON several that are stored already. With dry_run a preview',
    tag,
    upload,
    query: z.object({
      file_name: FileName,
      account_id: z.uuid().optional().meta({ description: 'Of files that name no account.' }),
      layout_id: z.uuid().optional(),
      dry_run: z.stringbool().default(false).meta({ description: 'Plan only, and change nothing.' }),
    }),
    body: ImportRequest.optional(),
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    async handle({ context, query, body, request }) {
      if (body) {
        const { dry_run, ...input } = body;
        return context.operations.start(importMoney, input, { dry_run });
      }
      const { dry_run, file_name, ...rest } = query;
      const upload_id = await stored(context, request);
      const input = ImportInput.parse({ uploads: [{ upload_id, file_name }], ...rest });
      return context.operations.start(importMoney, input, { dry_run });
    },
  }),
  route({
    method: 'GET',
    path: '/imports/:id/entries',
    allow: 'person',
    summary: 'The plan of an import entry by entry, with what the files say and what they may be',
    tag,
    params,
    query: z.object({
      ...pageQuery,
      state: z.enum(['planned', 'excluded', 'skipped', 'conflict', 'done', 'failed', 'undone', 'left']).optional(),
      action: z
        .enum(['create', 'merge', 'doubt', 'keep', 'read', 'account', 'category', 'file', 'transfer'])
        .optional(),
      q: z.string().max(200).optional().meta({ description: 'Part of a payee, a day or an amount.' }),
    }),
    replies: { 200: pageOf(ImportEntry) },
    async handle({ context, params: { id }, query: { limit, cursor, ...wish } }) {
      const after = decodeCursor(cursor, After);
      const entries = await listImportEntries(context, { id, after, ...wish, limit: limit + 1 });
      return page(entries, limit, ({ position }) => position);
    },
  }),
  route({
    method: 'POST',
    path: '/imports/:id/decisions',
    allow: 'person',
    summary: 'Decide over doubtful pairs before the import is applied: new, same, or left open',
    tag,
    params,
    body: Decisions,
    replies: { 200: z.object({ decided: z.int() }) },
    handle: async ({ context, params: { id }, body }) => ({ decided: await decideImport(context, { id, ...body }) }),
  }),
];

async function stored(context: Context, request: Request): Promise<string> {
  return statementUploads.store(context, { body: bodyOf(request), length: lengthOf(request) });
}

/** Taken as it comes: see `upload`. */
function bodyOf({ body }: Request): AsyncIterable<Uint8Array> {
  return body instanceof Readable ? body : Readable.from([]);
}

function lengthOf({ headers }: Request): number | undefined {
  return headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
}
