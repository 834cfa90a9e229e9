import { z } from 'zod';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { Currency } from '../amounts/amounts.ts';
import { Month } from '../money.schema.ts';
import { Budget, Budgets, PutBudget } from './budgets.schema.ts';
import { copyBudgets, forgetBudget, putBudget } from './budgets.ts';
import { addMonths } from './months.ts';
import { readBudgets } from './read-budgets.ts';

const tag = 'Money';
const params = z.object({ category_id: z.uuid() });

export const budgetRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/budgets',
    allow: 'person',
    summary: 'My budgets in a month: what was planned, carried over and spent, and what is left',
    tag,
    query: z.object({ month: Month }),
    replies: { 200: Budgets },
    handle: ({ context, query }) => readBudgets(context, query),
  }),
  route({
    method: 'POST',
    path: '/budgets/copy',
    allow: 'person',
    summary: 'Set the budgets of another month in this one',
    tag,
    body: z.strictObject({
      month: Month,
      from: Month.optional().meta({ description: 'Left out: the month before.' }),
    }),
    replies: { 200: z.object({ copied: z.number() }) },
    handle: ({ context, body: { month, from } }) => copyBudgets(context, { month, from: from ?? addMonths(month, -1) }),
  }),
  route({
    method: 'PUT',
    path: '/budgets/:category_id',
    allow: 'person',
    summary: 'Set the budget of a category from a month on, or end it',
    tag,
    params,
    body: PutBudget,
    replies: { 200: Budget },
    handle: ({ context, params: { category_id }, body }) => putBudget(context, { category_id, budget: body }),
  }),
  route({
    method: 'DELETE',
    path: '/budgets/:category_id',
    allow: 'person',
    summary: 'Take back what was set in a month: it is as the months before have it',
    tag,
    params,
    query: z.object({ month: Month, currency: Currency.optional() }),
    replies: { 204: null },
    handle: ({ context, params: { category_id }, query }) => forgetBudget(context, { category_id, ...query }),
  }),
];
