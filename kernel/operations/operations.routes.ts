import { z } from 'zod';
import { decodeCursor, page, pageOf, pageQuery, routeFor } from '../http/route.ts';
import type { Route } from '../http/http.ts';
import { apply, cancel, retry, rollback } from './acts.ts';
import type { Asking, Engine } from './engine.ts';
import { findEntries } from './entries.ts';
import { describeInput } from './describe-input.ts';
import { findMine, findRow, listMine } from './find.ts';
import { countsOf } from './journal.ts';
import {
  CountsSchema,
  EntrySchema,
  EntryState,
  EventSchema,
  OperationSchema,
  ReportSchema,
  StartedSchema,
  Status,
} from './operations.schema.ts';
import { readEvents } from './read-events.ts';
import { reportPage } from './report-html.ts';
import { report, shown } from './report.ts';
import { start } from './start.ts';

const MOST_EXCLUDED = 10_000;
const params = z.object({ id: z.uuid() });
const IdBefore = z.string();
const After = z.int().min(0);
const tag = 'Operations';
const route = routeFor<Asking>();

export function operationsRoutes(engine: Engine): Route<Asking>[] {
  const { kinds } = engine;
  const known = kinds.all.map(({ name }) => name).join(', ');
  return [
    route({
      method: 'POST',
      path: '/operations',
      allow: 'person',
      summary: 'Start an operation, or with dry_run its preview',
      tag,
      body: z
        .looseObject({
          operation_type: z
            .string()
            .max(200)
            .meta({ description: `The kind, or the part of it after the dot: ${known}.` }),
          dry_run: z.boolean().default(false).meta({ description: 'Plan only, and change nothing.' }),
        })
        .meta({ description: 'Beside these two, the input of the kind.', anyOf: kinds.all.map(describeInput) }),
      replies: { 202: StartedSchema },
      handle: ({ context, body: { operation_type, dry_run, ...input } }) =>
        start(engine, { actor: context.actor, kind: kinds.get(operation_type), input, dry_run }),
    }),
    route({
      method: 'GET',
      path: '/operations',
      allow: 'person',
      summary: 'List my operations, the newest first',
      tag,
      query: z.object({
        ...pageQuery,
        status: z
          .string()
          .transform((text) => text.split(','))
          .pipe(z.array(Status))
          .optional()
          .meta({ description: 'One or several, with commas between them.' }),
        type: z.string().max(200).optional().meta({ description: 'A type or kind of operation.' }),
        q: z.string().max(200).optional().meta({ description: 'Words of the title.' }),
      }),
      replies: { 200: pageOf(OperationSchema) },
      async handle({ context, query: { limit, cursor, status, type, q } }) {
        const items = await listMine(engine, context.actor.person_id, {
          before: decodeCursor(cursor, IdBefore),
          status,
          kind: type === undefined ? undefined : kinds.get(type).name,
          q,
          limit: limit + 1,
        });
        return page(items, limit, ({ operation_id }) => operation_id);
      },
    }),
    route({
      method: 'GET',
      path: '/operations/:id',
      allow: 'person',
      summary: 'Read an operation',
      tag,
      params,
      replies: { 200: OperationSchema },
      handle: ({ context, params: { id } }) => findMine(engine, context.actor.person_id, id),
    }),
    route({
      method: 'GET',
      path: '/operations/:id/plan',
      allow: 'person',
      summary: 'Read the plan or journal, entry by entry',
      tag,
      params,
      query: z.object({
        ...pageQuery,
        state: EntryState.optional(),
        action: z.string().max(100).optional().meta({ description: 'Only what does this: move, create, …' }),
        under: z.string().max(4096).optional().meta({ description: 'Only targets in this folder.' }),
        q: z.string().max(200).optional().meta({ description: 'Part of a subject or target.' }),
      }),
      replies: { 200: z.object({ summary: CountsSchema, ...pageOf(EntrySchema).shape }) },
      async handle({ context, params: { id }, query: { limit, cursor, state, action, under, q } }) {
        await findRow(engine.database.read, context.actor.person_id, id);
        const entries = await findEntries(engine.database, id, {
          after: decodeCursor(cursor, After),
          states: state && [state],
          action,
          under: under?.replace(/\/+$/u, ''),
          q,
          limit: limit + 1,
        });
        const summary = await countsOf(engine.database, id);
        return { summary, ...page(entries.map(shown), limit, ({ position }) => position) };
      },
    }),
    route({
      method: 'POST',
      path: '/operations/:id/apply',
      allow: 'person',
      summary: 'Carry out a previewed plan, or do again what was undone',
      tag,
      params,
      body: z
        .object({
          exclude: z
            .array(z.int().min(1))
            .max(MOST_EXCLUDED)
            .default([])
            .meta({ description: 'Positions to leave out.' }),
        })
        .optional(),
      replies: { 202: StartedSchema },
      handle: ({ context, params: { id }, body }) =>
        apply(engine, { actor: context.actor, operation_id: id, exclude: body?.exclude ?? [] }),
    }),
    ...acts(engine),
    route({
      method: 'GET',
      path: '/operations/:id/events',
      allow: 'person',
      summary: 'Read what happened, event by event',
      tag,
      params,
      query: z.object({
        ...pageQuery,
        after: z.coerce
          .number()
          .int()
          .min(0)
          .default(0)
          .meta({ description: 'The sequence number of the last event known.' }),
      }),
      replies: { 200: pageOf(EventSchema) },
      async handle({ context, params: { id }, query: { limit, cursor, after } }) {
        const { person_id } = context.actor;
        await findRow(engine.database.read, person_id, id);
        const events = await readEvents(engine, {
          owner_id: person_id,
          operation_id: id,
          after: decodeCursor(cursor, After) ?? after,
          limit: limit + 1,
        });
        return page(events, limit, ({ sequence }) => sequence);
      },
    }),
    route({
      method: 'GET',
      path: '/operations/:id/report',
      allow: 'person',
      summary: 'What was asked, planned, done, left out and why, and undone; JSON, or a page to keep',
      tag,
      params,
      query: z.object({ format: z.enum(['json', 'html']).optional() }),
      replies: { 200: ReportSchema },
      async handle({ context, params: { id }, query: { format }, request, reply }) {
        const told = await report(engine, context.actor.person_id, id);
        const html = format === 'html' || (format === undefined && prefersHtml(request.headers.accept));
        if (!html) return told;
        return reply
          .type('text/html; charset=utf-8')
          .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
          .send(reportPage(told));
      },
    }),
  ];
}

function acts(engine: Engine): Route<Asking>[] {
  const all = [
    { name: 'rollback', act: rollback, summary: 'Take back what was done; stop it first where it runs' },
    { name: 'cancel', act: cancel, summary: 'Stop an operation; what was done stays, and can be undone' },
    { name: 'retry', act: retry, summary: 'Go on with an operation that failed or was cancelled' },
  ];
  return all.map(({ name, act, summary }) =>
    route({
      method: 'POST',
      path: `/operations/:id/${name}`,
      allow: 'person',
      summary,
      tag,
      params,
      replies: { 202: StartedSchema },
      handle: ({ context, params: { id } }) => act(engine, { actor: context.actor, operation_id: id }),
    }),
  );
}

/** Browsers name HTML; programs name JSON, anything or nothing. */
function prefersHtml(accept = ''): boolean {
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('application/json');
  return html >= 0 && (json < 0 || html < json);
}
