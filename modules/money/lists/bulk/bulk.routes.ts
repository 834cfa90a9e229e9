import { z } from 'zod';
import type { Route } from '../../../../kernel/http/route.ts';
import { route } from '../../../../kernel/module/module.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { EditInput } from './bulk.schema.ts';
import { editTransactions } from './edit.operation.ts';

export const bulkRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/transactions/bulk',
    allow: 'person',
    summary: 'Change or delete many transactions, as an operation with a preview and an undo',
    tag: 'Money',
    body: EditInput.safeExtend({
      dry_run: z.boolean().default(false).meta({ description: 'Plan only, and change nothing.' }),
    }),
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    handle: ({ context, body: { dry_run, ...input } }) =>
      context.operations.start(editTransactions, input, { dry_run }),
  }),
];
