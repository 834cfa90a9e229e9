import { z } from 'zod';
import { SchemaBook } from './openapi-schemas.ts';
import type { JsonSchema } from './openapi-schemas.ts';
import { normalStatus, routeUrl } from './route.ts';
import type { Allow } from './allow.ts';
import type { Route, Socket } from './route.ts';
import { PROBLEM } from './problem.ts';

/** An OpenAPI 3.1 document, as plain data. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly [name: string]: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly [name: string]: unknown;
}

const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; see /docs/errors.' }),
    detail: z.string(),
    instance: z.string().optional(),
    request_id: z.string(),
    fields: z
      .array(z.object({ path: z.string().meta({ description: 'A JSON pointer.' }), message: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });

/**
 * The one document of the whole API, from the routes alone: nothing needs to run. Schemas with `.meta({ id })` become components.
 * `tokenUrl` is where the page's password form signs in.
 */
export function openApiDocument<C>({
  routes,
  sockets,
  version,
  tokenUrl,
}: {
  routes: readonly Route<C>[];
  sockets: readonly Socket<C>[];
  version: string;
  tokenUrl: string;
}): OpenApiDocument {
  const book = new SchemaBook();
  const problem = { description: 'A problem document.', content: { [PROBLEM]: { schema: book.output(Problem) } } };
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = templateOf(routeUrl(route));
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, path, book);
  }
  for (const socket of sockets) (paths[templateOf(socket.path)] ??= {})['get'] = socketOperation(socket, book);
  const schemas = book.finish({ paths, problem });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Steward',
      version,
      description:
        'Looks after appointments, money, creatures and files. Every slow job can be previewed, watched live and undone.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      responses: { Problem: problem },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        password: { type: 'oauth2', flows: { password: { tokenUrl, scopes: {} } } },
      },
    },
    tags: [...new Set([...routes, ...sockets].map(({ tag }) => tag))].map((name) => ({ name })),
  };
}

function operationOf(route: Route<never>, path: string, book: SchemaBook): Operation {
  const body = route.body && book.input(route.body);
  const normal = normalStatus(route.replies);
  const media = (status: number) => (status === normal && route.produces) || 'application/json';
  const responses = Object.entries(route.replies).map(([status, schema]) => [
    status,
    schema
      ? { description: nameOf(Number(status)), content: { [media(Number(status))]: { schema: book.output(schema) } } }
      : { description: nameOf(Number(status)) },
  ]);
  return {
    operationId: operationId(route.method, path),
    summary: route.summary,
    tags: [route.tag],
    security: securityOf(route.allow),
    ...parametersOf(route, book),
    ...(body || route.upload
      ? {
          requestBody: {
            required: route.upload !== undefined || !route.body.safeParse(undefined).success,
            content: {
              ...(body ? { 'application/json': { schema: body } } : {}),
              ...(body && route.form ? { 'application/x-www-form-urlencoded': { schema: body } } : {}),
              ...Object.fromEntries((route.upload ?? []).map((type) => [type, {}])),
            },
          },
        }
      : {}),
    responses: { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Problem' } },
  };
}

function socketOperation(socket: Socket<never>, book: SchemaBook): Operation {
  return {
    operationId: operationId('WATCH', socket.path),
    summary: socket.summary,
    description:
      'A WebSocket. The token travels as `Authorization: Bearer`, or as a subprotocol beside `steward`: `bearer.<token>` or `ticket.<ticket>`. Closes with 4401 when the session has ended, 1013 when the reader is too slow, 1001 when Steward stops.',
    tags: [socket.tag],
    security: securityOf(socket.allow),
    ...parametersOf(socket, book),
    responses: { 101: { description: 'Switching to WebSocket' }, default: { $ref: '#/components/responses/Problem' } },
  };
}

function securityOf(allow: Allow): Record<string, string[]>[] {
  return allow === 'anyone' ? [] : [{ bearer: [] }, { password: [] }];
}

function parametersOf({ params, query }: { params?: z.ZodType; query?: z.ZodType }, book: SchemaBook) {
  const parameters = [...membersOf('path', params, book), ...membersOf('query', query, book)];
  return parameters.length > 0 ? { parameters } : {};
}

function membersOf(place: 'path' | 'query', schema: z.ZodType | undefined, book: SchemaBook) {
  if (!schema) return [];
  const { properties = {}, required = [] } = book.members(schema);
  return Object.entries(properties).map(([name, { description, ...member }]: [string, JsonSchema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: member,
  }));
}

/** `/operations/:id` → `/operations/{id}`. */
function templateOf(url: string): string {
  return url.replaceAll(/:(\w+)/g, '{$1}');
}

/** `POST /api/v1/operations/{id}/apply` → `postOperationsByIdApply`: from the address alone, so it is unique and stays. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api\/v1/, '')
    .replaceAll(/:(\w+)|\{(\w+)\}/g, 'by-$1$2')
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function nameOf(status: number): string {
  const names: Readonly<Record<number, string>> = {
    200: 'OK',
    201: 'Created',
    202: 'Accepted',
    204: 'No content',
    304: 'Not modified',
  };
  return names[status] ?? `Status ${status}`;
}
