import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { EditInput, MergeInput, RenameInput } from './bulk.schema.ts';
import { editing } from './edit.operation.ts';
import { mergeTags } from './merge-tags.operation.ts';
import { renameTag } from './rename-tag.operation.ts';

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
  route({
    method: 'POST',
    path: '/tags/:id/rename',
    allow: 'person',
    summary: 'Give a tag another name, as an operation that can be undone; where another has it, 409 says which',
    tag: 'Tags',
    params: z.object({ id: z.uuid() }),
    body: RenameInput.omit({ tag_id: true }),
    replies,
    handle: ({ context, params: { id }, body: { name } }) => context.operations.start(renameTag, { tag_id: id, name }),
  }),
  route({
    method: 'POST',
    path: '/tags/merge',
    allow: 'person',
    summary: 'Merge tags into one, as an operation with a preview and an undo',
    tag: 'Tags',
    body: MergeInput.safeExtend({ dry_run }),
    replies,
    handle: ({ context, body: { dry_run, ...input } }) => context.operations.start(mergeTags, input, { dry_run }),
  }),
];
