import { z } from 'zod';
import { wantedRevision } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import { Creature, Picture } from '../creatures.schema.ts';
import { ownLivingRow } from '../own-rows.ts';
import { sendChanged } from '../send-changed.ts';
import { drawLater } from './draw.operation.ts';
import { choosePicture, givePicture } from './give-picture.ts';
import { listPictures } from './list-pictures.ts';
import { PictureForm, RedrawBody, RedrawInput } from './pictures.schema.ts';
import { redrawCreatures } from './redraw.operation.ts';
import { readUpload } from './read-upload.ts';
import { avatarNow, pictureByHash, sendPicture, sketchOf } from './serve-picture.ts';

const tag = 'Creatures';
const OfCreature = z.object({ id: z.uuid() });
const Started = z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() });
const sent = { replies: { 200: z.string(), 304: null }, produces: 'image/svg+xml', query: PictureForm };

export const picturesRoutes = [
  route({
    method: 'POST',
    path: '/creatures/avatars',
    allow: 'person',
    summary: 'Draw many creatures, all of them by default, as an operation; what has its picture is skipped',
    tag,
    body: RedrawBody,
    replies: { 202: Started },
    handle: ({ context, body: { dry_run = false, ...input } = {} }) =>
      context.operations.start(redrawCreatures, RedrawInput.parse(input), { dry_run }),
  }),
  route({
    method: 'POST',
    path: '/creatures/:id/avatar',
    allow: 'person',
    summary: 'Draw a creature from its traits, as an operation; while it is under way, it is the same operation',
    tag,
    params: OfCreature,
    replies: { 202: Started },
    handle: ({ context, params: { id } }) => drawLater(context, { id }),
  }),
  route({
    method: 'GET',
    path: '/creatures/:id/avatar',
    allow: 'person',
    summary: 'The picture that a creature shows now, or its sketch',
    tag,
    params: OfCreature,
    ...sent,
    handle: async ({ context, params: { id }, query, request, reply }) =>
      sendPicture({ request, reply }, await avatarNow(context, { id }), query),
  }),
  route({
    method: 'PUT',
    path: '/creatures/:id/avatar',
    allow: 'person',
    summary:
      'Give a creature a picture of your own: the body is a PNG, JPEG, WebP or SVG of 10 MB at most; X-Steward-Change names the change for undo',
    tag,
    upload: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml', 'application/octet-stream'],
    params: OfCreature,
    replies: { 200: Creature },
    async handle({ context, params: { id }, request, reply }) {
      const { actor, database } = context;
      const { person_id } = actor;
      const admit = () => ownLivingRow(database.read, { id, owner_id: person_id });
      const picture = await readUpload(request, { person_id, admit });
      return sendChanged(reply, givePicture(context, { id, picture, revision: wantedRevision(request) }));
    },
  }),
  route({
    method: 'GET',
    path: '/creatures/:id/pictures',
    allow: 'person',
    summary: 'The pictures that a creature has and had, the newest first; 50 at most are kept',
    tag,
    params: OfCreature,
    replies: { 200: z.object({ items: z.array(Picture), next_cursor: z.null() }) },
    handle: async ({ context, params: { id } }) => ({ items: await listPictures(context, { id }), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/creatures/:id/pictures/:picture_id/use',
    allow: 'person',
    summary: 'Make a creature show one of its older pictures again',
    tag,
    params: OfCreature.extend({ picture_id: z.uuid() }),
    replies: { 200: Creature },
    handle: ({ context, params: { id, picture_id }, request, reply }) =>
      sendChanged(reply, choosePicture(context, { id, picture_id, revision: wantedRevision(request) })),
  }),
  route({
    method: 'GET',
    path: '/creatures/:id/sketch/:hash',
    allow: 'person',
    summary: 'The drawing that stands in where a creature has no picture, by the hash of its traits',
    tag,
    params: OfCreature.extend({ hash: z.string().regex(/^[0-9a-f]{16}$/) }),
    ...sent,
    handle: async ({ context, params, query, request, reply }) =>
      sendPicture({ request, reply }, await sketchOf(context, params), query),
  }),
  route({
    method: 'GET',
    path: '/creatures/pictures/:hash',
    allow: 'person',
    summary: 'A picture of mine by the hash of its content; it never changes',
    tag,
    params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    ...sent,
    handle: async ({ context, params, query, request, reply }) =>
      sendPicture({ request, reply }, await pictureByHash(context, params), query),
  }),
];
