import type ICAL from 'ical.js';

/** RFC 7265: what stands in a calendar, as plain data. */
export type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: string,
  ...values: unknown[],
];
export type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];

/** Loaded when a calendar file is first read or written: it weighs more than all the rest of the room. */
export async function loadIcal(): Promise<typeof ICAL> {
  return (await import('ical.js')).default;
}

export type Ical = typeof ICAL;

export function propertiesOf([, properties]: Component, name: string): Property[] {
  return properties.filter(([each]) => each === name);
}

export function textOf(component: Component, name: string): string | undefined {
  const value = propertiesOf(component, name)[0]?.[3];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function parameterOf([, parameters]: Property, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : value?.[0];
}

const OCTETS = 75;

/** RFC 5545 3.1: lines of 75 octets at most, never cut inside a character, with CRLF. */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= OCTETS) return `${line}\r\n`;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}
