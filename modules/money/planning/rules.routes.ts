import { z } from 'zod';
import { tagged, wantedRevision } from '../../../kernel/http/route.ts';
import type { Route } from '../../../kernel/http/route.ts';
import { route } from '../../../kernel/module/module.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { ChangeOfRule, MOST_RULES, NewRule, Rule, SuggestedRule, Trial } from './rules.schema.ts';
import { changeRule, createRule, deleteRule, getRule, listRules, orderRules } from './rules.ts';
import { dismissSuggestion, suggestRules } from './suggest-rules.ts';
import { tryRule } from './try-rule.ts';

const tag = 'Money';
const params = z.object({ id: z.uuid() });
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next_cursor: z.null() });

export const ruleRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/rules',
    allow: 'person',
    summary: 'My rules in their order: of each kind of action the first one that matches wins',
    tag,
    replies: { 200: listOf(Rule) },
    handle: async ({ context }) => ({ items: await listRules(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/rules',
    allow: 'person',
    summary: 'Create a rule, at the end of the list',
    tag,
    body: NewRule,
    replies: { 201: Rule },
    handle: ({ context, body, reply }) => tagged(reply, createRule(context, body)),
  }),
  route({
    method: 'PUT',
    path: '/rules/order',
    allow: 'person',
    summary: 'Put my rules into this order; those that are not named follow',
    tag,
    body: z.strictObject({ rule_ids: z.array(z.uuid()).max(MOST_RULES) }),
    replies: { 200: listOf(Rule) },
    handle: async ({ context, body }) => ({
      ...{ items: await orderRules(context, { ids: body.rule_ids }), next_cursor: null },
    }),
  }),
  route({
    method: 'POST',
    path: '/rules/try',
    allow: 'person',
    summary: 'What a rule would do to my transactions; nothing is changed or kept',
    tag,
    body: z.strictObject({ rule: NewRule }),
    replies: { 200: Trial },
    handle: ({ context, body }) => tryRule(context, body),
  }),
  route({
    method: 'GET',
    path: '/rules/suggestions',
    allow: 'person',
    summary: 'Rules that would do what I do by hand; POST /rules takes one',
    tag,
    replies: { 200: listOf(SuggestedRule) },
    handle: async ({ context }) => ({ items: await suggestRules(context), next_cursor: null }),
  }),
  route({
    method: 'POST',
    path: '/rules/suggestions/dismiss',
    allow: 'person',
    summary: 'Never suggest this again',
    tag,
    body: z.strictObject({ key: z.string().min(1).max(1000) }),
    replies: { 204: null },
    handle: ({ context, body }) => dismissSuggestion(context, body),
  }),
  route({
    method: 'GET',
    path: '/rules/:id',
    allow: 'person',
    summary: 'Read a rule',
    tag,
    params,
    replies: { 200: Rule },
    handle: ({ context, params: { id }, reply }) => tagged(reply, getRule(context, { id })),
  }),
  route({
    method: 'PATCH',
    path: '/rules/:id',
    allow: 'person',
    summary: 'Change a rule; conditions and tags are replaced whole',
    tag,
    params,
    body: ChangeOfRule,
    replies: { 200: Rule },
    handle: ({ context, params: { id }, body, request, reply }) =>
      tagged(reply, changeRule(context, { id, change: body, revision: wantedRevision(request) })),
  }),
  route({
    method: 'DELETE',
    path: '/rules/:id',
    allow: 'person',
    summary: 'Delete a rule; what it did stays',
    tag,
    params,
    replies: { 204: null },
    handle: ({ context, params: { id }, request, reply }) =>
      tagged(reply, deleteRule(context, { id, revision: wantedRevision(request) })),
  }),
];
