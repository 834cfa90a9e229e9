import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import { printPath } from '../statements/statements.ts';
import type { EntryDetail } from './import-detail.ts';
import { categoriesOf } from './file-categories.ts';

/** A person's categories at the moment that an import is carried out. */
export class CategoriesNow {
  readonly #ids: ReadonlySet<string>;
  readonly #byNames: ReadonlyMap<string, string>;

  constructor(ids: ReadonlySet<string>, byNames: ReadonlyMap<string, string>) {
    this.#ids = ids;
    this.#byNames = byNames;
  }

  static async of(reader: Reader, owner_id: string): Promise<CategoriesNow> {
    const rows = await categoriesOf(reader, owner_id);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const byNames = rows.map(
      ({ id, name, parent_id }) =>
        [foldedKey(printPath(parent_id === null ? [name] : [names.get(parent_id) ?? '', name])), id] as const,
    );
    return new CategoriesNow(new Set(names.keys()), new Map(byNames));
  }

  /** The entry with categories that are here: one that was to be made may be here under another id, one that went is none. */
  place(detail: EntryDetail): EntryDetail {
    const isHere = (category_id: string | null) => category_id === null || this.#ids.has(category_id);
    if (isHere(detail.category_id) && detail.parts.every((part) => isHere(part.category_id))) return detail;
    return {
      ...detail,
      category_id: this.#now(detail),
      parts: detail.parts.map((part) => ({ ...part, category_id: this.#now(part) })),
    };
  }

  #now({ category_id, category }: { category_id: string | null; category: string | null }): string | null {
    if (category_id === null || this.#ids.has(category_id)) return category_id;
    return category === null ? null : (this.#byNames.get(foldedKey(category)) ?? null);
  }
}
