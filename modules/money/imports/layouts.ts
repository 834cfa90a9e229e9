import { moneyError } from '../money.errors.ts';
import { decodeAll, guessLayout } from '../statements/statements.ts';
import type { LayoutGuess, LayoutHints, TableLayout } from '../statements/statements.ts';
import { headerKey } from './remembered.ts';
import type { Remembered } from './remembered.ts';
import type { StatementFile } from './statement-file.ts';

/** How one table is read, and why. */
export interface ChosenLayout {
  readonly layout: TableLayout;
  /** Under which its header is remembered; null: it has none. */
  readonly header_key: string | null;
  /** Of the layout, where it is one that is remembered. */
  readonly layout_id: string | null;
  readonly guess: LayoutGuess;
}

export interface LayoutWish {
  readonly layout?: TableLayout | undefined;
  readonly layout_id?: string | undefined;
  readonly account_id?: string | undefined;
  /** What the person says of it: the rest is guessed again. */
  readonly shape?: Pick<LayoutHints, 'charset' | 'delimiter' | 'skip_lines' | 'has_header'> | undefined;
}

/** As the person says, else as tables with this header were read before, else as it looks. @throws money.layout-not-found */
export function chooseLayout(
  { head }: Pick<StatementFile, 'head'>,
  { wish, remembered }: { wish: LayoutWish; remembered: Remembered },
): ChosenLayout {
  const given = wish.layout ?? (wish.layout_id === undefined ? undefined : remembered.byId(wish.layout_id));
  if (wish.layout_id !== undefined && !given) throw moneyError('money.layout-not-found');
  const guess = guessLayout(head, given ? hintsOf(given) : (wish.shape ?? {}));
  const header_key = headerKey(guess.header);
  if (given) return { layout: fitted(given, guess), header_key, layout_id: wish.layout_id ?? null, guess };
  if (wish.shape) return { layout: guess.layout, header_key, layout_id: null, guess };
  const known = remembered.layout(header_key, wish.account_id);
  if (known && known.layout.columns.length === guess.layout.columns.length)
    return { layout: { ...known.layout, ...placeOf(guess) }, header_key, layout_id: known.id, guess };
  return { layout: guess.layout, header_key, layout_id: null, guess };
}

/** Where the table stands in the file differs from file to file: lines before it, charset. */
function placeOf({ layout: { charset, skip_lines, delimiter } }: LayoutGuess) {
  return { charset, skip_lines, delimiter };
}

function hintsOf({ charset, delimiter, skip_lines, has_header }: TableLayout) {
  return { charset, delimiter, skip_lines, has_header };
}

/** As many columns as the table has: what a person sends may be of another delimiter. */
function fitted(layout: TableLayout, { layout: { columns } }: LayoutGuess): TableLayout {
  const wide = Array.from({ length: columns.length }, (_, index) => layout.columns[index] ?? 'ignore');
  return { ...layout, columns: wide.length === 0 ? layout.columns : wide };
}

/** A text's first lines, for people who want to see what stands there. */
export function firstLines({ head }: Pick<StatementFile, 'head'>, charset: string, most: number): string[] {
  return decodeAll(head.subarray(0, 16 * 1024), charset)
    .split(/\r\n|\r|\n/u)
    .slice(0, most)
    .map((line) => line.slice(0, 500));
}
