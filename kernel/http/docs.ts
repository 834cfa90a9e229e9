import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { ErrorDefinition } from '../errors/errors.ts';
import type { OpenApiDocument } from './openapi.ts';
import { guardPage, sendPage } from './page-headers.ts';

/** The files of the page that we serve; its folder has an initializer of its own, which would break our policy. */
const FILES = new Set([
  '/swagger-ui-bundle.js',
  '/swagger-ui.css',
  '/favicon-32x32.png',
  '/oauth2-redirect.html',
  '/oauth2-redirect.js',
]);

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Steward: the API</title>
<link rel="stylesheet" href="/docs/files/swagger-ui.css"><link rel="icon" href="/docs/files/favicon-32x32.png">
</head>
<body><div id="page"></div><script src="/docs/files/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>`;

const START = `window.ui = SwaggerUIBundle({
  dom_id: '#page', url: '/openapi.json', deepLinking: true, validatorUrl: null, persistAuthorization: false,
  oauth2RedirectUrl: location.origin + '/docs/files/oauth2-redirect.html',
  presets: [SwaggerUIBundle.presets.apis], layout: 'BaseLayout',
});`;

/**
 * `/openapi.json`, made at the first request and kept as text; `/docs`, the page to try it, whose files are only read from disk;
 * `/docs/errors`, which every problem document's `type` points at.
 */
export function serveDocs(
  app: FastifyInstance,
  { openApi, errors }: { openApi: () => OpenApiDocument; errors: readonly Readonly<Record<string, ErrorDefinition>>[] },
): void {
  let text: string | undefined;
  app.get('/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(openApi());
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text);
  });
  app.get('/docs', (_request, reply) =>
    guardPage(reply).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(PAGE),
  );
  app.get('/docs/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(START),
  );
  app.get('/docs/errors', (_request, reply) => sendPage(reply, 'Steward: errors', errorList(errors)));
  void app.register(fastifyStatic, {
    root: join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')), 'static'),
    prefix: '/docs/files/',
    decorateReply: false,
    maxAge: '1d',
    allowedPath: (path) => FILES.has(path),
    setHeaders(reply) {
      guardPage(reply);
    },
  });
}

function errorList(errors: readonly Readonly<Record<string, ErrorDefinition>>[]): string {
  const rows = errors
    .flatMap((definitions) => Object.entries(definitions))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, title }]) => `<dt id="${code}"><code>${code}</code> · ${status}</dt><dd>${title}</dd>`);
  return `<h1>Errors</h1><p>Every refusal is a problem document (RFC 9457) with one of these codes.</p><dl>${rows.join('')}</dl>`;
}
