import { z } from 'zod';
import { shortName } from './kinds.ts';
import type { AnyKind } from './operation.ts';

/** What a kind takes, for OpenAPI: its input beside the name that asks for it. Validation is the kind's own. */
export function describeInput({ name, input }: AnyKind): Record<string, unknown> {
  const {
    $schema: _dialect,
    additionalProperties: _closed,
    properties = {},
    ...json
  } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', override: withoutNoise });
  return { title: name, ...json, properties: { operation_type: { enum: [shortName(name), name] }, ...properties } };
}

/** The pattern behind a format tells a reader nothing. */
function withoutNoise({
  jsonSchema,
}: {
  jsonSchema: { format?: string | undefined; pattern?: string | undefined };
}): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}
