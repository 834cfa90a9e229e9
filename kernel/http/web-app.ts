import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { opensPage } from './aliases.ts';
import { guardPage, sendPage } from './page-headers.ts';
import { pathOf } from './path-pattern.ts';
import type { Reply, Request } from './route.ts';

/** Paths that are never a page of the web app. */
const OURS = /^\/(api|ws|docs|health|openapi\.json)(\/|$)/;

/**
 * Serves the built web app: what bears a hash in its name is kept for a year, precompressed files are preferred,
 * the pages themselves are always asked for again. Returns what answers a page that is no file: the app's own page, which routes by itself,
 * or below `/book/` the page `book.html`, where the app was built with one.
 */
export function serveWebApp(app: FastifyInstance, folder: string | undefined) {
  const built = folder !== undefined && existsSync(join(folder, 'index.html'));
  const pages = new Set(built ? readdirSync(folder).filter((name) => name.endsWith('.html')) : []);
  if (built)
    void app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders(reply, path) {
        if (path.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
        else reply.header('cache-control', 'no-cache');
        if (/\.html(\.(gz|br))?$/.test(path)) guardPage(reply);
      },
    });

  /** The reply where the request is for a page; undefined where it is not. */
  return (request: Request, reply: Reply): Reply | undefined => {
    const path = pathOf(request.raw.url);
    if (OURS.test(path) || !opensPage(request.raw, path)) return undefined;
    reply.code(200);
    const own = `${/^\/([a-z]+)\//.exec(path)?.[1]}.html`;
    if (built) return reply.sendFile(pages.has(own) ? own : 'index.html');
    return sendPage(
      reply,
      'Steward',
      '<h1>Steward is running</h1><p>The web app is not built yet. Run <code>npm start</code>, which builds it, or <code>npm run build</code>, and start again.</p><p>The API is at <a href="/docs">/docs</a>.</p>',
    );
  };
}
