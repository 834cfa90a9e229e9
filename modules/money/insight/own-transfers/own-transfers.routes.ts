import { z } from 'zod';
import type { Route } from '../../../../kernel/http/route.ts';
import { route } from '../../../../kernel/module/module.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { DecideTransfer, TransferSuggestion } from './own-transfers.schema.ts';
import { decideTransfer, suggestTransfers } from './suggest-transfers.ts';

const tag = 'Money';

export const ownTransferRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/transactions/transfer-suggestions',
    allow: 'person',
    summary: 'Two transactions each that look like a transfer between my accounts, the newest first',
    tag,
    replies: { 200: z.object({ items: z.array(TransferSuggestion), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await suggestTransfers(context), next_cursor: null }),
  }),
  route({
    method: 'PUT',
    path: '/transactions/transfer-suggestions/:key',
    allow: 'person',
    summary: 'Say that two transactions are no transfer',
    tag,
    params: z.object({ key: z.string().min(1).max(200) }),
    body: DecideTransfer,
    replies: { 204: null },
    handle: ({ context, params: { key }, body: { decision } }) => decideTransfer(context, { key, decision }),
  }),
];
