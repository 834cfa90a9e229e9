import { z } from 'zod';
import { tagged, wantedRevision } from '../../kernel/http/route.ts';
import type { Route } from '../../kernel/http/route.ts';
import { route } from '../../kernel/module/module.ts';
import type { Context } from '../../kernel/module/module.ts';
import { createAccount, getAccount, listAccounts } from './accounts.ts';
import { changeAccount, deleteAccount, orderAccounts } from './change-account.ts';
import { Account, ChangeOfAccount, NewAccount } from './money.schema.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });

export const accountRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/accounts',
    allow: 'person',
    summary: 'My accounts with their balances, in my order',
    tag,
    replies: { 200: z.object({ items: z.array(Account), next_cursor: z.null() }) },
    handle: async ({ context }) => ({ items: await listAccounts(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/accounts',
    allow: 'person',
    summary: 'Create an account; the first one opens my book, with the usual categories',
    tag,
    body: NewAccount,
    replies: { 201: Account },
    handle: ({ context, body, reply }) => tagged(reply, createAccount(context, body)),
  }),
  route({
    method: 'GET',
    path: '/accounts/:id',
    allow: 'person',
    summary: 'Read an account',
    tag,
    params,
    replies: { 200: Account },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getAccount(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/accounts/:id',
    allow: 'person',
    summary: 'Change an account, close it or open it again; its currency only while nothing is on it',
    tag,
    params,
    body: ChangeOfAccount,
    replies: { 200: Account },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeAccount(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/accounts/:id',
    allow: 'person',
    summary: 'Delete an account for ever; one with transactions is closed instead',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id }, request, reply }) =>
      tagged(reply, deleteAccount(context, { id, revision: wantedRevision(request) })),
  }),
  route({
    method: 'PUT',
    path: '/accounts/order',
    allow: 'person',
    summary: 'Put my accounts into an order; those left out stay behind',
    tag,
    body: z.object({ ids: z.array(z.uuid()).max(1000) }),
    replies: { 204: null },
    handle: ({ context, body }) => orderAccounts(context, body),
  }),
];
