import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { applyRules } from './apply-rules.operation.ts';
import { ApplyInput } from './apply.schema.ts';
import { mergeCategories } from './merge-categories.operation.ts';
import { MergeInput } from './merge.schema.ts';

const tag = 'Money';
const replies = { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) };
const dry_run = z.boolean().default(false).meta({ description: 'Plan only, and change nothing.' });

export const planningOperationRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/rules/apply',
    allow: 'person',
    summary: 'Run rules over transactions, as an operation with a preview and an undo',
    tag,
    body: ApplyInput.safeExtend({ dry_run }),
    replies,
    handle: ({ context, body: { dry_run, ...input } }) => context.operations.start(applyRules, input, { dry_run }),
  }),
  route({
    method: 'POST',
    path: '/categories/:id/merge',
    allow: 'person',
    summary: 'Merge a category into another one, as an operation with a preview and an undo',
    tag,
    params: z.object({ id: z.uuid() }),
    body: MergeInput.omit({ category_id: true }).safeExtend({ dry_run }),
    replies,
    handle: ({ context, params: { id }, body: { dry_run, into } }) =>
      context.operations.start(mergeCategories, { category_id: id, into }, { dry_run }),
  }),
];
