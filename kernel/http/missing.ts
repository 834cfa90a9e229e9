import type { FastifyInstance } from 'fastify';
import { httpError } from './http.errors.ts';
import { matchPath, pathOf } from './path-pattern.ts';
import { routeUrl } from './route.ts';
import type { Reply, Request, Route, Socket } from './route.ts';

/** Answers what no route answers: 405 where only the method is wrong, 426 at a socket's address, the web app's page, else 404. */
export function serveMissing<C>(
  app: FastifyInstance,
  {
    routes,
    sockets,
    webPage,
  }: {
    routes: readonly Route<C>[];
    sockets: readonly Socket<C>[];
    webPage: (request: Request, reply: Reply) => Reply | undefined;
  },
): void {
  const answer = (request: Request, reply: Reply): Reply => {
    const path = pathOf(request.raw.url);
    const methods = routes.filter((route) => matchPath(routeUrl(route), path)).map(({ method }) => method);
    if (methods.length > 0) {
      reply.header('allow', [...new Set(methods.includes('GET') ? ['HEAD', ...methods] : methods)].join(', '));
      throw httpError('http.method-not-allowed');
    }
    if (sockets.some((socket) => matchPath(socket.path, path))) {
      reply.header('upgrade', 'websocket');
      throw httpError('http.upgrade-needed');
    }
    const page = webPage(request, reply);
    if (page) return page;
    throw httpError('http.not-found');
  };
  // Before the body is read: what is not there accepts no content type and no size.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) answer(request, reply);
    else done();
  });
  app.setNotFoundHandler(answer);
}
