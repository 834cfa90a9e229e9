/**
 * Colours of calendars, categories and tags. White text on each reaches 4.5 : 1, and each stands out from a white and from a dark page by
 * 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11): a test computes it.
 */
export const PALETTE = [
  '#176ed0',
  '#1e7f42',
  '#8754cd',
  '#b75014',
  '#137b82',
  '#cb2b7b',
  '#d1302b',
  '#667619',
  '#5565ce',
  '#91662a',
  '#627082',
] as const;

/** The same colour for the same name, where nobody chose one. */
export function colorOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return PALETTE[sum % PALETTE.length] ?? PALETTE[0];
}
