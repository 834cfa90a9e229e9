import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { EditInput } from './bulk.schema.ts';
import { editing } from './edit.operation.ts';

const replies = { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) };
const dry_run = z.boolean().default(false).meta({ description: 'Plan only, and change nothing.' });

export const bulkRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/creatures/bulk',
    allow: 'person',
    summary: 'Tag, change or delete many creatures, as an operation with a preview and an undo',
    tag: 'Creatures',
    body: EditInput.safeExtend({ dry_run }),
    replies,
    handle: ({ context, body: { dry_run, ...input } }) => context.operations.start(editing, input, { dry_run }),
  }),
];
