import { tagged } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { bookOf, setBook } from './books.ts';
import { Book } from './money.schema.ts';

const tag = 'Money';

export const bookRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/books',
    allow: 'person',
    summary: 'My book: the currency of its totals, and how often anything in it changed',
    tag,
    replies: { 200: Book },
    handle: ({ context: { actor, database }, reply }) => tagged(reply, bookOf(database.read, actor.person_id)),
  }),
  route({
    method: 'PUT',
    path: '/books',
    allow: 'person',
    summary: 'Choose the currency in which totals over several currencies are shown; opens the book where it is not',
    tag,
    body: Book.pick({ currency: true }),
    replies: { 200: Book },
    handle: ({ context, body, reply }) => tagged(reply, setBook(context, body)),
  }),
];
