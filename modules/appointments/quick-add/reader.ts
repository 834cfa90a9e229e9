import type { Heard, PartName } from './heard.ts';

export type Groups = Readonly<Record<string, string | undefined>>;

/** What surrounds the text: whose it is. */
export interface Ears {
  /** Month before day in 3/12. */
  readonly monthFirst: boolean;
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly string[];
}

/** Hears one kind of thing where the pattern matches, at the beginning of a word. */
export interface Reader {
  readonly as: PartName;
  readonly pattern: RegExp;
  /** Puts it into `heard`; false: it is said already, or is no such thing, and other readers may try. */
  read(groups: Groups, heard: Heard, ears: Ears): boolean;
}

/** Sticky, of whole words: behind it stands a space, a sign or nothing. */
export function reader(as: PartName, pattern: string, read: Reader['read']): Reader {
  return { as, pattern: new RegExp(`(?:${pattern})(?=[\\s,;)]|[.!?:](?:\\s|$)|$)`, 'iuy'), read };
}
