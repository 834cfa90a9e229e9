import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery, tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { changeTransaction } from './change-transaction.ts';
import { createTransaction } from './create-transaction.ts';
import { listChanges } from './history.ts';
import { linkTransactions, unlinkTransaction } from './link.ts';
import { ChangeOfTransaction, NewTransaction, Transaction, TransactionChange } from './money.schema.ts';
import { getTransaction } from './read-transactions.ts';
import { CHANGE, sendChanged } from './send-changed.ts';
import { deleteTransaction, emptyTrash, purgeTransaction, restoreTransaction } from './trash.ts';
import { undoChange } from './undo-change.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });
const ChangePosition = z.object({ revision: z.int() });

export const transactionRoutes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/transactions',
    allow: 'person',
    summary: 'Create a transaction, or a transfer with both its sides; X-Steward-Change names it for undo',
    tag,
    body: NewTransaction,
    replies: { 201: Transaction },
    handle: ({ context, body, reply }) => sendChanged(reply, createTransaction(context, body)),
  }),
  route({
    method: 'GET',
    path: '/transactions/:id',
    allow: 'person',
    summary: 'Read a transaction',
    tag,
    params,
    replies: { 200: Transaction },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getTransaction(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/transactions/:id',
    allow: 'person',
    summary: 'Change a transaction; tags and splits are replaced whole; X-Steward-Change names the change for undo',
    tag,
    params,
    body: ChangeOfTransaction,
    replies: { 200: Transaction },
    handle: ({ context, params: { id }, body, request, reply }) =>
      sendChanged(reply, changeTransaction(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/transactions/:id',
    allow: 'person',
    summary:
      'Put a transaction into the trash, a transfer with both sides; forever: out of the trash; X-Steward-Change names the change for undo',
    tag,
    params,
    query: z.object({ forever: z.stringbool().default(false) }),
    replies: { 204: null },
    handle: ({ context, params: { id }, query: { forever }, request, reply }) =>
      forever
        ? purgeTransaction(context, { id })
        : tagged(
            reply,
            deleteTransaction(context, { id, revision: wantedRevision(request) }).then((change_id) => {
              reply.header(CHANGE, change_id);
            }),
          ),
  }),
  route({
    method: 'POST',
    path: '/transactions/:id/restore',
    allow: 'person',
    summary:
      'Take a transaction out of the trash, a transfer with both sides; X-Steward-Change names the change for undo',
    tag,
    params,
    replies: { 200: Transaction },
    handle: ({ context, params: { id }, reply }) => sendChanged(reply, restoreTransaction(context, { id })),
  }),
  route({
    method: 'POST',
    path: '/transactions/:id/link',
    allow: 'person',
    summary: 'Make a transfer of two transactions of mine; X-Steward-Change names the change for undo',
    tag,
    params,
    body: z.object({ other_id: z.uuid() }),
    replies: { 200: Transaction },
    handle: ({ context, params: { id }, body: { other_id }, request, reply }) =>
      sendChanged(reply, linkTransactions(context, { id, other_id, revision: wantedRevision(request) })),
  }),
  route({
    method: 'POST',
    path: '/transactions/:id/unlink',
    allow: 'person',
    summary: 'Make two transactions of a transfer again; X-Steward-Change names the change for undo',
    tag,
    params,
    replies: { 200: Transaction },
    handle: ({ context, params: { id }, request, reply }) =>
      sendChanged(reply, unlinkTransaction(context, { id, revision: wantedRevision(request) })),
  }),
  route({
    method: 'GET',
    path: '/transactions/:id/history',
    allow: 'person',
    summary: 'What happened to a transaction, the last first',
    tag,
    params,
    query: z.object(pageQuery),
    replies: { 200: pageOf(TransactionChange) },
    async handle({ context, params: { id }, query: { limit, cursor } }) {
      const after = decodeCursor(cursor, ChangePosition);
      const found = await listChanges(context, { id, after, limit: limit + 1 });
      return page(found, limit, ({ revision }) => ({ revision }));
    },
  }),
  route({
    method: 'POST',
    path: '/transactions/changes/:id/undo',
    allow: 'person',
    summary: 'Take the latest change of a transaction back, all of it; that is a change, too',
    tag,
    params,
    replies: { 200: Transaction },
    handle: ({ context, params: { id }, reply }) => sendChanged(reply, undoChange(context, { id })),
  }),
  route({
    method: 'DELETE',
    path: '/transactions/trash',
    allow: 'person',
    summary: 'Empty my trash of transactions, for ever',
    tag,
    replies: { 200: z.object({ deleted: z.number() }) },
    handle: async ({ context }) => ({ deleted: await emptyTrash(context) }),
  }),
];
