import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { DrawRequest, sketch } from '../../../kernel/writer/writer.ts';
import { SKETCH_SIDE, sendPicture } from './serve-picture.ts';

/** Far more than the longest traits take. */
const MOST_BYTES = 16_384;

/** What a creature would look like that nobody has yet: drawn while somebody types, and kept nowhere. */
export const sketchRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/creatures/sketch',
    allow: 'person',
    summary: 'Draw a sketch from traits; nothing is kept',
    tag: 'Creatures',
    body: DrawRequest.shape.traits,
    bodyLimit: MOST_BYTES,
    limit: { max: 120, seconds: 60, by: 'person' },
    replies: { 200: z.string() },
    produces: 'image/svg+xml',
    async handle({ body, request, reply }) {
      const data = Buffer.from(await sketch(body));
      const hash = createHash('sha256').update(data).digest('hex');
      const sendable = { hash, media_type: 'image/svg+xml', width: SKETCH_SIDE, height: SKETCH_SIDE } as const;
      return sendPicture(
        { request, reply },
        { ...sendable, read: async () => data, immutable: false },
        { size: SKETCH_SIDE },
      );
    },
  }),
];
