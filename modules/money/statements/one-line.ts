import type { BrokenEntry } from './statement.ts';

const MOST_TEXT = 2000;
const MOST_EXCERPT = 200;

/** Controls, line and paragraph separators, and what turns the direction of writing around. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const UNTIDY = /[^\x20-\x7E\xA1-\u02FF]|^ | $| {2}/;

/** Text of a file as data: in one line, without control characters, 2,000 characters at most. What it says is left as it is. */
export function oneLine(text: string, most = MOST_TEXT): string {
  if (text.length <= most && !UNTIDY.test(text)) return text;
  const tidy = text
    .slice(0, most * 4)
    .toWellFormed()
    .replaceAll(CONTROLS, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return tidy.length <= most
    ? tidy
    : tidy
        .slice(0, most)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd();
}

/** Parts joined by a space, none that is empty or that stands in what came before. */
export function joinOnce(parts: readonly (string | undefined)[]): string {
  let joined = '';
  for (const part of parts) {
    const tidy = oneLine(part ?? '');
    if (tidy !== '' && !joined.includes(tidy)) joined = joined === '' ? tidy : `${joined} ${tidy}`;
  }
  return oneLine(joined);
}

export function broken(line: number, reason: string, text: string): BrokenEntry {
  return { what: 'broken', line, reason: oneLine(reason, 400), text: oneLine(text, MOST_EXCERPT) };
}
