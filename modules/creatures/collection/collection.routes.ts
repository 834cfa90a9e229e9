import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Request, Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { CreatureFilter } from '../creatures.schema.ts';
import { FORMATS, exportCollection } from './export-collection.ts';
import { importCollection } from './import.operation.ts';
import { collectionUploads } from './uploads.ts';

const tag = 'Creatures';
const Id = z.uuid();

export const collectionRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/creatures/import',
    allow: 'person',
    summary: 'Import creatures from JSON, CSV or a zip with pictures: the body is the file; with dry_run a preview',
    tag,
    upload: ['application/json', 'text/csv', 'text/plain', 'application/zip', 'application/octet-stream'],
    query: z.object({
      file_name: z.string().trim().min(1).max(255).default('creatures'),
      format: z.enum(FORMATS).optional().meta({ description: 'Otherwise the content says what it is.' }),
      dry_run: z.stringbool().default(false).meta({ description: 'Plan only, and change nothing.' }),
    }),
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    async handle({ context, query: { dry_run, ...input }, request }) {
      const upload_id = await collectionUploads.store(context, { body: bodyOf(request), length: lengthOf(request) });
      return context.operations.start(importCollection, { upload_id, ...input }, { dry_run });
    },
  }),
  route({
    method: 'GET',
    path: '/creatures/export',
    allow: 'person',
    summary:
      'My creatures as JSON, as CSV for spreadsheets, or as a zip with their pictures; JSON and zip keep everything',
    tag,
    query: CreatureFilter.extend({
      format: z.enum(FORMATS).default('json'),
      id: z
        .union([Id.transform((id) => [id]), z.array(Id).max(1000)])
        .optional()
        .meta({ description: 'Only these; several by giving the key again.' }),
    }),
    replies: { 200: z.string() },
    produces: 'application/octet-stream',
    handle({ context, query, reply }) {
      const { media_type, file_name, body } = exportCollection(context, query);
      reply.type(media_type).header('content-disposition', `attachment; filename="${file_name}"`);
      return reply.send(body);
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
