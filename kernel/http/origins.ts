import type { Reply, Request } from './route.ts';
import { httpError } from './http.errors.ts';

/** Where the web app's own development server stands. */
const DEVELOPMENT = 'http://localhost:5173';

/** The origins of other addresses whose pages may call: the public one and, on a person's own machine, the development server. */
export function trustedOrigins({
  HOST,
  STEWARD_PUBLIC_URL,
}: {
  HOST: string;
  STEWARD_PUBLIC_URL?: string | undefined;
}) {
  const origins = new Set<string>();
  if (STEWARD_PUBLIC_URL) origins.add(new URL(STEWARD_PUBLIC_URL).origin);
  if (['127.0.0.1', '::1', 'localhost'].includes(HOST)) origins.add(DEVELOPMENT);
  return origins;
}

/** Is a page of `origin` our own, or trusted? Programs send no Origin and are not asked. */
export function isOurs(origin: string, host: string | undefined, trusted: ReadonlySet<string>): boolean {
  if (trusted.has(origin)) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/**
 * Lets pages of trusted origins read replies (the Fetch standard's CORS), and keeps other sites' pages from acting with a person's cookies.
 * True: this was a preflight, and it is answered.
 *
 * @throws http.foreign-origin
 */
export function checkOrigin(request: Request, reply: Reply, trusted: ReadonlySet<string>): boolean {
  const { origin, host, cookie } = request.headers;
  if (origin === undefined) return false;
  const safe = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  if (!safe && cookie !== undefined && !isOurs(origin, host, trusted)) throw httpError('http.foreign-origin');
  reply.header('vary', 'Origin');
  if (!trusted.has(origin)) return false;
  reply
    .header('access-control-allow-origin', origin)
    .header('access-control-allow-credentials', 'true')
    .header(
      'access-control-expose-headers',
      'X-Request-Id, Retry-After, ETag, Idempotent-Replayed, Content-Disposition',
    );
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
  reply
    .code(204)
    .header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
    .header(
      'access-control-allow-headers',
      'Authorization, Content-Type, Idempotency-Key, If-Match, X-Request-Id, X-Steward-Client',
    )
    .header('access-control-max-age', '600')
    .send();
  return true;
}
