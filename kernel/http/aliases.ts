import type { IncomingMessage } from 'node:http';
import { pathOf } from './path-pattern.ts';

/** Short path → full path: `/appointments` → `/api/v1/appointments`. What stands below the one stands below the other. */
export type Aliases = Readonly<Record<string, string>>;

/**
 * Rewrites short paths before routing, so that any method arrives as it was sent, query and body included.
 * A browser that opens `/appointments` means the web app's page; only files (`/reports-files/2026-10.html`) are meant as they stand.
 */
export function rewriter(aliases: Aliases): (request: IncomingMessage) => string {
  const longestFirst = Object.entries(aliases).toSorted(([a], [b]) => b.length - a.length);
  const firstSegments = new Set(longestFirst.map(([alias]) => firstSegment(alias)));
  return (request) => {
    const url = request.url ?? '/';
    if (!firstSegments.has(firstSegment(url))) return url;
    const path = pathOf(url);
    const found = longestFirst.find(([alias]) => path === alias || path.startsWith(`${alias}/`));
    if (!found || opensPage(request, path)) return url;
    const [alias, target] = found;
    return target + url.slice(alias.length);
  };
}

/** Is this a browser that wants a page of the web app? */
export function opensPage({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, path: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return (headers.accept ?? '').includes('text/html') && !/\.[^/]*$/.test(path);
}

function firstSegment(url: string): string {
  return /^\/[^/?]*/.exec(url)?.[0] ?? '/';
}
