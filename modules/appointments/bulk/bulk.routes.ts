import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { EditInput } from './bulk.schema.ts';
import { editing } from './edit.operation.ts';

export const bulkRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/appointments/bulk',
    allow: 'person',
    summary: 'Change or delete many appointments, as an operation with a preview and an undo',
    tag: 'Appointments',
    body: EditInput.safeExtend({ dry_run: z.boolean().default(false) }),
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    handle: ({ context, body: { dry_run, ...input } }) => context.operations.start(editing, input, { dry_run }),
  }),
];
