/** What a catalogue says of one code: the HTTP status, one sentence for people, and whether trying again may help. */
export interface ErrorDefinition {
  readonly status: number;
  /** A full sentence in plain words; stable, so that it can be documented and translated. */
  readonly title: string;
  /** May the same work succeed later? Left out: yes for 5xx and 429, no for the rest. */
  readonly retry?: boolean;
  /** Something else is in the way for now. Work in the background waits for it, however long: that is no failed attempt. */
  readonly waits?: true;
}

/** One fault in one field of what was sent; `path` is a JSON pointer (RFC 6901) into the body, query or path. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

export interface ErrorOptions {
  /** What is particular to this case ("There is no folder /data/x."). Shown to the person who asked. */
  readonly detail?: string;
  readonly fields?: readonly FieldFault[];
  /** More members for the problem document, snake_case. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Seconds after which asking again makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** The one error class: whatever a person or program is told went wrong. Anything else that is thrown is a fault of ours. */
export class StewardError extends Error {
  override readonly name = 'StewardError';
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly retry: boolean;
  readonly waits: boolean;
  readonly fields: readonly FieldFault[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, definition: ErrorDefinition, options: ErrorOptions = {}) {
    super(options.detail ?? definition.title, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = definition.status;
    this.title = definition.title;
    this.retry = definition.retry ?? (definition.status >= 500 || definition.status === 429);
    this.waits = definition.waits ?? false;
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** A catalogue: makes the errors of one part by code, and lists them for `docs/errors.md`. */
export interface Catalogue<Code extends string> {
  (code: Code, options?: ErrorOptions): StewardError;
  readonly definitions: Readonly<Record<Code, ErrorDefinition>>;
}

/**
 * Declares the codes of one part. A code is `part.what-is-wrong`, for ever.
 *
 * @example
 * export const moneyError = catalogue({
 *   'money.statement-already-imported': { status: 409, title: 'This statement was imported before.' },
 * });
 * throw moneyError('money.statement-already-imported', { details: { import_id } });
 */
export function catalogue<const Code extends string>(definitions: Record<Code, ErrorDefinition>): Catalogue<Code> {
  const make = (code: Code, options?: ErrorOptions) => new StewardError(code, definitions[code], options);
  return Object.assign(make, { definitions });
}

/** Is it worth trying the same work again? Unknown errors are: a disk, a network and a database recover. */
export function mayMend(error: unknown): boolean {
  return error instanceof StewardError ? error.retry : true;
}
