import type { FetchResponse } from 'openapi-fetch';

interface ProblemDocument {
  readonly title?: string;
  readonly status?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  /** What a code says beside. */
  readonly [detail: string]: unknown;
}

/** What the API refused and why (RFC 9457), or that it could not be reached: always with words that can be shown. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];

  readonly #document: ProblemDocument;

  constructor(document: ProblemDocument, options?: ErrorOptions) {
    const title = document.title ?? 'Steward could not do this.';
    super(document.detail ?? title, options);
    this.title = title;
    this.code = document.code ?? 'web.unknown';
    this.status = document.status ?? 0;
    this.fields = document.fields ?? [];
    this.#document = document;
  }

  /** What it names beside, such as the `tag_id` of the tag that has the name already. */
  named(name: string): string | undefined {
    const value = this.#document[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** What is wrong with one field, by its name. */
  field(name: string): string | undefined {
    return this.fields.find(({ path }) => path.split('/').at(-1) === name)?.message;
  }
}

const UNREACHABLE: ProblemDocument = {
  code: 'web.unreachable',
  title: 'Steward does not answer.',
  detail: 'The connection may be down, or Steward is just starting. Nothing is lost; try again in a moment.',
};

/** A reply that is not Steward's own, such as a proxy's 502, says that Steward was not there to give one. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const document = isDocument(body) ? body : status >= 500 ? UNREACHABLE : {};
  return new ApiProblem({ status, ...document });
}

export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const unreachable = error instanceof TypeError;
  return new ApiProblem(
    unreachable
      ? UNREACHABLE
      : { code: 'web.unexpected', detail: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );
}

type AnyReply = Pick<FetchResponse<Record<string, never>, object, 'application/json'>, 'response'> & {
  data?: unknown;
  error?: unknown;
};

/** Waits for a call of the API. @throws ApiProblem for every reply but a good one */
export async function ask<Reply extends AnyReply>(call: Promise<Reply>): Promise<Exclude<Reply['data'], undefined>> {
  let reply: Reply;
  try {
    reply = await call;
  } catch (error) {
    throw toProblem(error);
  }
  if (reply.response.ok) return reply.data as Exclude<Reply['data'], undefined>;
  throw problemOf(reply.response.status, reply.error);
}

function isDocument(error: unknown): error is ProblemDocument {
  return typeof error === 'object' && error !== null && 'title' in error;
}
