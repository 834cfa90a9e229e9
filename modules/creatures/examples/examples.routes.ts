import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { addExamples } from './add-examples.operation.ts';

export const exampleRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/creatures/examples',
    allow: 'person',
    summary: 'Fill my collection with examples, as an operation that can be undone',
    tag: 'Creatures',
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    handle: ({ context }) => context.operations.start(addExamples, {}),
  }),
];
