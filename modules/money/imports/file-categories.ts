import { randomUUIDv7 } from 'node:crypto';
import { foldedKey } from '../../../kernel/database/database.ts';
import type { Reader } from '../../../kernel/database/database.ts';
import type { CategoryTable } from '../money.table.ts';
import { printPath, readPath } from '../statements/statements.ts';
import { Named } from '../money.schema.ts';
import type { CategoryDetail } from './import-detail.ts';

const CategoryName = Named(60);
/** That one import makes. */
const MOST_MADE = 500;

type Known = Pick<CategoryTable, 'id' | 'name' | 'kind' | 'parent_id'>;

/** A category of a file: mine, or one that the import makes; then `category` has its names. */
export interface FoundCategory {
  readonly category_id: string | null;
  readonly category: string | null;
}

const NONE: FoundCategory = { category_id: null, category: null };

/** The categories of a person by their names, and those that an import makes beside them. */
export class FileCategories {
  readonly #byKey = new Map<string, Known>();
  readonly #byName: Map<string, Known[]>;
  readonly #names = new Map<string, string>();
  readonly #made = new Set<string>();
  readonly #found = new Map<string, FoundCategory>();

  constructor(mine: readonly Known[]) {
    for (const category of mine) {
      this.#byKey.set(keyOf(category.parent_id, category.name), category);
      this.#names.set(category.id, category.name);
    }
    this.#byName = Map.groupBy(mine, ({ name }) => foldedKey(name));
  }

  /** `text`: `Lunch`, or `Food:Lunch`. What has to be made for it goes to `make`, a parent before its child. */
  find(
    text: string | null,
    { isIncome, make }: { isIncome: boolean; make: (made: CategoryDetail) => void },
  ): FoundCategory {
    if (text === null || text.trim() === '') return NONE;
    return this.#found.getOrInsertComputed(text, () => this.#find(text, isIncome ? 'income' : 'expense', make));
  }

  nameOf(id: string | null): string | null {
    return id === null ? null : (this.#names.get(id) ?? null);
  }

  #find(text: string, kind: Known['kind'], make: (made: CategoryDetail) => void): FoundCategory {
    const [first = '', ...rest] = readPath(text);
    const top = CategoryName.safeParse(first);
    if (!top.success) return NONE;
    const within = CategoryName.safeParse(rest.join(' '));
    const only = rest.length === 0 ? (this.#byName.get(foldedKey(top.data)) ?? []) : [];
    const [mine] = only;
    const parent =
      this.#byKey.get(keyOf(null, top.data)) ??
      (mine && only.length === 1 ? mine : undefined) ??
      this.#make(top.data, { kind, parent: undefined, make });
    if (!parent) return NONE;
    const category = within.success
      ? (this.#byKey.get(keyOf(parent.id, within.data)) ?? this.#make(within.data, { kind: parent.kind, parent, make }))
      : parent;
    if (!category) return NONE;
    const names = printPath(within.success ? [top.data, within.data] : [top.data]);
    return { category_id: category.id, category: this.#made.has(category.id) ? names : null };
  }

  #make(
    name: string,
    { kind, parent, make }: { kind: Known['kind']; parent: Known | undefined; make: (made: CategoryDetail) => void },
  ): Known | undefined {
    if (this.#made.size >= MOST_MADE) return undefined;
    const category = { id: randomUUIDv7(), name, kind, parent_id: parent?.id ?? null };
    this.#byKey.set(keyOf(category.parent_id, name), category);
    this.#made.add(category.id);
    this.#names.set(category.id, name);
    make({ category: { id: category.id, name, kind }, parent: parent ? { id: parent.id, name: parent.name } : null });
    return category;
  }
}

function keyOf(parent_id: string | null, name: string): string {
  return `${parent_id ?? ''} ${foldedKey(name)}`;
}

export async function categoriesOf(reader: Reader, owner_id: string): Promise<Known[]> {
  return reader
    .selectFrom('categories')
    .select(['id', 'name', 'kind', 'parent_id'])
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .execute();
}
