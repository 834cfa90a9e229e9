import { z } from 'zod';
import { route } from '../../../kernel/module/module.ts';
import { StoryBody } from './stories.schema.ts';
import { tellStoryLater } from './tell-story.operation.ts';

export const storiesRoutes = [
  route({
    method: 'POST',
    path: '/creatures/:id/story',
    allow: 'person',
    summary:
      'Have a little story of a creature told, as an operation; what a person wrote is replaced only with `replace`',
    tag: 'Creatures',
    params: z.object({ id: z.uuid() }),
    body: StoryBody,
    replies: { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) },
    handle: ({ context, params: { id }, body: wish }) =>
      tellStoryLater(context, { id, length: wish?.length ?? 'normal', replace: wish?.replace ?? false }),
  }),
];
