// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const MAY_BE_UNFIT = /[^\u0020-\u007e\u00a0-\u1fff]/;

/** One line that a page shows as it is written, of at most so many characters. */
export function cleanText(text: string, most: number): string {
  const clean = MAY_BE_UNFIT.test(text) ? text.toWellFormed().replaceAll(UNFIT, ' ') : text;
  const trimmed = clean.trim();
  return trimmed.length <= most
    ? trimmed
    : trimmed
        .slice(0, most)
        .replace(/[\ud800-\udbff]$/u, '')
        .trim();
}
