import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { CreatureFilter, CreatureInList, CreatureQuery, SpeciesCount } from './creatures.schema.ts';
import { ORDERS } from './find-page.ts';
import { listSpecies } from './list-species.ts';
import { countCreatures, listCreatures, positionOf } from './read-creatures.ts';

const tag = 'Creatures';
/** A cursor goes on in the list that it was made for, and in no other. */
const cursorOf = (sort: keyof typeof ORDERS) =>
  z.object({ sort: z.literal(sort), after: z.array(z.string()).length(ORDERS[sort].length) });
const CURSORS = {
  name: cursorOf('name'),
  species: cursorOf('species'),
  created_at: cursorOf('created_at'),
  updated_at: cursorOf('updated_at'),
};

export const creatureListRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/creatures',
    allow: 'person',
    summary: 'List or search my creatures',
    tag,
    query: CreatureQuery.extend(pageQuery),
    replies: { 200: pageOf(CreatureInList) },
    async handle({ context, query: { limit, cursor, ...query } }) {
      const { sort } = query;
      const position = decodeCursor(cursor, CURSORS[sort]);
      const found = await listCreatures(context, { ...query, after: position?.after, limit: limit + 1 });
      return page(found, limit, (last) => ({ sort, after: positionOf(last, sort) }));
    },
  }),
  route({
    method: 'GET',
    path: '/creatures/count',
    allow: 'person',
    summary: 'How many of my creatures a filter means',
    tag,
    query: CreatureFilter,
    replies: { 200: z.object({ creatures: z.number() }) },
    handle: async ({ context, query }) => ({ creatures: await countCreatures(context, query) }),
  }),
  route({
    method: 'GET',
    path: '/creatures/species',
    allow: 'person',
    summary: 'The species of my creatures, the most frequent first, at most 100',
    tag,
    query: z.object({
      q: z.string().max(100).optional().meta({ description: 'How they begin.' }),
    }),
    replies: { 200: z.object({ items: z.array(SpeciesCount), next_cursor: z.null() }) },
    handle: async ({ context, query }) => ({ items: await listSpecies(context, query), next_cursor: null }),
  }),
];
