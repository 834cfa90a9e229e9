import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery } from '../../../kernel/http/route.ts';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { AmountGiven } from '../amounts/amounts.ts';
import { Day } from '../money.schema.ts';
import { takeBackReconciliation } from './end-reconciliation.ts';
import { ReconcileInput, Reconciliation, ReconciliationPreview } from './ledger.schema.ts';
import { reconcileAccount } from './reconcile.operation.ts';
import { listReconciliations, previewReconciliation } from './reconciliations.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });
const Position = z.object({ date: Day, id: z.string().max(100) });
const started = { 202: z.object({ operation_id: z.uuid(), status: z.string(), deduplicated: z.boolean() }) };

export const reconciliationRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/accounts/:id/reconciliations/preview',
    allow: 'person',
    summary: 'An account beside a statement: the difference, and what is not cleared up to that day',
    tag,
    params,
    query: z.object({ date: Day, balance: AmountGiven.options[0] }),
    replies: { 200: ReconciliationPreview },
    handle: ({ context, params: { id }, query }) => previewReconciliation(context, { account_id: id, ...query }),
  }),
  route({
    method: 'POST',
    path: '/accounts/:id/reconciliations',
    allow: 'person',
    summary:
      'Reconcile what is cleared up to the day of a statement, as an operation with an undo; a difference is refused, or adjusted',
    tag,
    params,
    body: ReconcileInput.omit({ account_id: true }),
    replies: started,
    handle: ({ context, params: { id }, body }) =>
      context.operations.start(reconcileAccount, { account_id: id, ...body }),
  }),
  route({
    method: 'GET',
    path: '/accounts/:id/reconciliations',
    allow: 'person',
    summary: 'The statements that an account was reconciled with, the latest first',
    tag,
    params,
    query: z.object(pageQuery),
    replies: { 200: pageOf(Reconciliation) },
    async handle({ context, params: { id }, query: { limit, cursor } }) {
      const after = decodeCursor(cursor, Position);
      const found = await listReconciliations(context, { account_id: id, after, limit: limit + 1 });
      return page(found, limit, ({ date, id }) => ({ date, id }));
    },
  }),
  route({
    method: 'DELETE',
    path: '/accounts/:id/reconciliations/:reconciliation_id',
    allow: 'person',
    summary: 'Take the latest reconciliation of an account back, as an operation: its transactions are cleared again',
    tag,
    params: params.extend({ reconciliation_id: z.uuid() }),
    replies: started,
    handle: ({ context, params: { id, reconciliation_id } }) =>
      takeBackReconciliation(context, { account_id: id, id: reconciliation_id }),
  }),
];
