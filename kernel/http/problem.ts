import { StewardError } from '../errors/errors.ts';
import { httpError } from './http.errors.ts';

/** The media type of every refusal (RFC 9457). */
export const PROBLEM = 'application/problem+json';

const FASTIFY: Readonly<Record<string, Parameters<typeof httpError>[0]>> = {
  FST_ERR_BAD_URL: 'http.bad-url',
  FST_ERR_MAX_PARAM_LENGTH: 'http.bad-url',
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http.bad-body',
};

/** Anything thrown becomes a StewardError: what the framework refused keeps its 4xx, all else is `http.internal` and tells nothing. */
export function toStewardError(error: unknown): StewardError {
  if (error instanceof StewardError) return error;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const code = FASTIFY[error.code];
    if (code) return httpError(code, { cause: error });
    const status = 'statusCode' in error ? Number(error.statusCode) : 500;
    if (error.code.startsWith('FST_') && status >= 400 && status < 500)
      return httpError('http.bad-request', { cause: error });
  }
  return httpError('http.internal', { cause: error });
}

/** The problem document of an error. */
export function problemOf(error: StewardError, requestId: string, instance?: string): Record<string, unknown> {
  return {
    ...error.details,
    type: `/docs/errors#${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(instance === undefined ? {} : { instance }),
    request_id: requestId,
    ...(error.fields.length > 0 ? { fields: error.fields } : {}),
  };
}

/** The headers that go with it. */
export function problemHeaders(error: StewardError): Record<string, string> {
  return {
    'content-type': PROBLEM,
    ...(error.status === 401
      ? {
          'www-authenticate': error.code === 'http.credentials-not-valid' ? 'Bearer error="invalid_token"' : 'Bearer',
        }
      : {}),
    ...(error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }),
  };
}
