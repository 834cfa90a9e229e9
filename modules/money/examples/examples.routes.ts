import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { addMoneyExamples } from './add-examples.operation.ts';

export const exampleRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/money/examples',
    allow: 'person',
    summary: 'Fill my book with a made-up year up to today, as an operation that can be undone',
    tag: 'Money',
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    handle: ({ context }) => context.operations.start(addMoneyExamples, {}),
  }),
];
