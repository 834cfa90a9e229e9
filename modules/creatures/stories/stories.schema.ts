import { z } from 'zod';

const Length = z.enum(['short', 'normal', 'long']);

export const StoryInput = z.strictObject({
  creature_id: z.uuid(),
  name: z.string().max(200).default('a creature').meta({ description: 'For the title alone.' }),
  length: Length.default('normal'),
  replace: z.boolean().default(false).meta({ description: 'Also a story that a person wrote.' }),
});

export const StoryBody = z.object(StoryInput.shape).omit({ creature_id: true, name: true }).optional();
