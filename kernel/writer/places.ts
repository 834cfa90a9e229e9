/** Where a fact stands in a phrase: `{name}`, or `{name:manner}`. */
export const PLACE = /\{([a-z][a-z0-9_]*)(?::([a-z][a-z0-9_]*))?\}/g;

/** The facts that a phrase names, each with the manner in which it is asked for. */
export function placesIn(text: string): { name: string; manner: string | undefined }[] {
  return [...text.matchAll(PLACE)].map(([, name = '', manner]) => ({ name, manner }));
}
