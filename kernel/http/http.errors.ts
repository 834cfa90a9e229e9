import { catalogue } from '../errors/errors.ts';

/** What the wire itself refuses, whatever the route. */
export const httpError = catalogue({
  'http.bad-request': { status: 400, title: 'This request cannot be understood.' },
  'http.bad-url': { status: 400, title: 'The address is not well-formed.' },
  'http.bad-query': { status: 400, title: 'The query of the address is not well-formed.' },
  'http.bad-body': { status: 400, title: 'The body is not well-formed.' },
  'http.bad-cursor': { status: 400, title: 'This cursor was not made by this list.' },
  'http.bad-idempotency-key': {
    status: 400,
    title: 'An Idempotency-Key has 1 to 200 characters, and none of them is a space or beyond ASCII.',
  },
  'http.sign-in-needed': { status: 401, title: 'Sign in first.' },
  'http.credentials-not-valid': { status: 401, title: 'These credentials are not valid, or no longer.' },
  'http.admin-needed': { status: 403, title: 'Only an admin may do this.' },
  'http.foreign-origin': { status: 403, title: 'This cannot be asked from another web site.' },
  'http.not-found': { status: 404, title: 'There is nothing at this address.' },
  'http.method-not-allowed': { status: 405, title: 'This address does not know this method.' },
  'http.request-timeout': { status: 408, title: 'The request took too long to arrive.', retry: true },
  'http.idempotency-running': {
    status: 409,
    title: 'A request with this Idempotency-Key is still under way.',
    retry: true,
  },
  'http.body-too-large': { status: 413, title: 'The body is too large.' },
  'http.unsupported-media-type': { status: 415, title: 'This content type is not accepted here.' },
  'http.invalid-input': { status: 422, title: 'Some of what was sent is not valid.' },
  'http.idempotency-mismatch': {
    status: 422,
    title: 'This Idempotency-Key was used before, for another request.',
  },
  'http.upgrade-needed': { status: 426, title: 'This address speaks WebSocket only.' },
  'http.too-many-requests': { status: 429, title: 'Too many requests; wait a little.' },
  'http.too-many-sockets': { status: 429, title: 'Too many live connections are open; close one first.' },
  'http.headers-too-large': { status: 431, title: 'The headers are too large.' },
  'http.internal': { status: 500, title: 'Something went wrong on our side.' },
  'http.not-ready': { status: 503, title: 'Steward is not ready.' },
});
