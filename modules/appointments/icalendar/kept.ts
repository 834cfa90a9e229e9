import { z } from 'zod';
import type { Component, Property } from './jcal.ts';

/** What stands in `unknown`: what an event had that Steward does not know, to be written out again. */
export interface Kept {
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
  /** Of properties that are known, the parameters that are not: LANGUAGE of a SUMMARY. */
  readonly parameters: Readonly<Record<string, Property[1]>>;
}

const Parameters = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const PropertyShape: z.ZodType<Property> = z.tuple([z.string(), Parameters, z.string()], z.unknown());
const ComponentShape: z.ZodType<Component> = z.lazy(() =>
  z.tuple([z.string(), z.array(PropertyShape), z.array(ComponentShape)]),
);
const KeptShape = z.object({
  properties: z.array(PropertyShape).default([]),
  components: z.array(ComponentShape).default([]),
  parameters: z.record(z.string(), Parameters).default({}),
});

export function readKept(json: string | null): Kept {
  return KeptShape.parse(json === null ? {} : JSON.parse(json));
}

/** null: there is nothing to keep. */
export function printKept({ properties, components, parameters }: Kept): string | null {
  const kept = {
    ...(properties.length > 0 ? { properties } : {}),
    ...(components.length > 0 ? { components } : {}),
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
  };
  return Object.keys(kept).length === 0 ? null : JSON.stringify(kept);
}
