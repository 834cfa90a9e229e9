import type { IncomingHttpHeaders } from 'node:http';

/** What proves who is calling, as it was sent. */
export type Credentials = { readonly bearer: string } | { readonly ticket: string };

/** The subprotocol that Steward's sockets speak. */
export const PROTOCOL = 'steward';

/** The token of `Authorization: Bearer …`; the scheme in any case (RFC 6750, RFC 9110). */
export function bearerOf(headers: IncomingHttpHeaders): Credentials | undefined {
  const header = headers.authorization;
  if (header === undefined || header.length < 8 || header.slice(0, 7).toLowerCase() !== 'bearer ') return undefined;
  const bearer = header.slice(7).trim();
  return bearer === '' ? undefined : { bearer };
}

/**
 * A browser cannot set headers on a WebSocket, and a token in the address would be logged: it offers a second subprotocol,
 * `bearer.<token>` or `ticket.<ticket>`, beside `steward`.
 */
export function handshakeCredentials(headers: IncomingHttpHeaders): Credentials | undefined {
  for (const offer of offeredProtocols(headers)) {
    if (offer.startsWith('bearer.')) return { bearer: offer.slice('bearer.'.length) };
    if (offer.startsWith('ticket.')) return { ticket: offer.slice('ticket.'.length) };
  }
  return bearerOf(headers);
}

function offeredProtocols(headers: IncomingHttpHeaders): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map((offer) => offer.trim());
}
