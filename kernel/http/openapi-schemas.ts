import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** As much of JSON Schema 2020-12 as this folder looks at. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: unknown;
  [name: string]: unknown;
}

const PREFIX = '#/components/schemas/';
/** Marks references to what is sent to us, until `finish` knows whether they need a name of their own. */
const SENT = 'Input';

/**
 * Collects the named schemas of a document. What a name accepts and what it gives often are the same; only where they differ
 * (defaults, transforms) does the document have both, `X` and `XInput`.
 */
export class SchemaBook {
  /** By name; those of what is sent to us end in `Input`. */
  readonly #named = new Map<string, JsonSchema>();
  /** Recursive schemas without a name get one: their text → name. */
  readonly #recursive = new Map<string, string>();

  /** The schema of what is sent to us, with references to components. */
  input(schema: z.ZodType): JsonSchema {
    return this.#convert(schema, 'input');
  }

  /** The schema of what we send. */
  output(schema: z.ZodType): JsonSchema {
    return this.#convert(schema, 'output');
  }

  /** The members of a query or a path. */
  members(schema: z.ZodType): JsonSchema {
    const json = this.input(schema);
    return (json.$ref && this.#named.get(json.$ref.slice(PREFIX.length))) || json;
  }

  /** All named schemas, after every reference in `document` and in them has its final name. Call it last. */
  finish(document: object): Record<string, JsonSchema> {
    const own = this.#inputsOfTheirOwn();
    const finalName = (name: string) => (name.endsWith(SENT) && !own.has(name) ? withoutMark(name) : name);
    const rename = (reference: string) =>
      reference.startsWith(PREFIX) ? PREFIX + finalName(reference.slice(PREFIX.length)) : reference;
    const components: Record<string, JsonSchema> = {};
    for (const [name, json] of [...this.#named].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      changeReferences(json, rename);
      components[finalName(name)] ??= json;
    }
    changeReferences(document, rename);
    return components;
  }

  /** An input keeps its own name when its text differs from the output's, or when it refers to one that does. */
  #inputsOfTheirOwn(): ReadonlySet<string> {
    const pairs = [...this.#named].flatMap(([name, input]) => {
      const output = name.endsWith(SENT) ? this.#named.get(withoutMark(name)) : undefined;
      return output ? [{ name, input, output }] : [];
    });
    const unmarked = (json: JsonSchema) => {
      const copy = structuredClone(json);
      changeReferences(copy, withoutMark);
      return copy;
    };
    const own = new Set(
      pairs.filter(({ input, output }) => !isDeepStrictEqual(unmarked(input), output)).map(({ name }) => name),
    );
    for (let before = -1; before !== own.size;) {
      before = own.size;
      for (const { name, input } of pairs)
        changeReferences(input, (reference) => {
          if (own.has(reference.slice(PREFIX.length))) own.add(name);
          return reference;
        });
    }
    return own;
  }

  #convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _dialect,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: tidy }) as JsonSchema;
    const mark = io === 'input' ? SENT : '';
    const id =
      schema.meta()?.id ?? (JSON.stringify(root).includes('"$ref":"#"') ? this.#nameOfRecursive(root) : undefined);
    const names = new Map(
      Object.entries($defs).map(([name, definition]) => [
        name,
        name.startsWith('__') ? this.#nameOfRecursive(definition) : name,
      ]),
    );
    const resolve = (reference: string) => {
      const name = reference === '#' ? id : names.get(reference.replace('#/$defs/', ''));
      return PREFIX + (name ?? reference) + mark;
    };
    for (const [name, definition] of Object.entries($defs)) {
      changeReferences(definition, resolve);
      this.#named.set((names.get(name) ?? name) + mark, definition);
    }
    changeReferences(root, resolve);
    if (id === undefined || root.$ref !== undefined) return root;
    this.#named.set(id + mark, root);
    return { $ref: PREFIX + id + mark };
  }

  #nameOfRecursive(json: JsonSchema): string {
    const text = JSON.stringify(json);
    const name = this.#recursive.get(text) ?? `Recursive${this.#recursive.size + 1}`;
    this.#recursive.set(text, name);
    return name;
  }
}

function withoutMark(name: string): string {
  return name.endsWith(SENT) ? name.slice(0, -SENT.length) : name;
}

/** Drops what a reader and a client have no use for: the pattern behind a format, the bounds of every integer, closed objects in replies. */
function tidy({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  delete jsonSchema.id;
  if (zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined) delete jsonSchema.additionalProperties;
  if (isDeepStrictEqual(jsonSchema.propertyNames, { type: 'string' })) delete jsonSchema.propertyNames;
}

/** Walks every `$ref` below `value`, in place. */
function changeReferences(value: unknown, change: (reference: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === '$ref' && typeof member === 'string') Object.assign(value, { $ref: change(member) });
    else changeReferences(member, change);
  }
}
