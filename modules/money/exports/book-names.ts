import type { Context } from '../../../kernel/module/module.ts';
import { answersTo } from '../imports/imports.ts';
import type { AccountTable, CategoryTable } from '../money.table.ts';

/** What our own reader takes of an account's id. */
const MOST_IN_OFX = 64;

export type NamedAccount = Pick<
  AccountTable,
  'id' | 'name' | 'kind' | 'currency' | 'number' | 'bank' | 'opening_minor' | 'created_at'
> & {
  /** By which an import finds it: its name where no other is called so, else its number or id. */
  readonly label: string;
  /** The same for programs that know accounts by their numbers. */
  readonly number_label: string;
};
export type NamedCategory = Pick<CategoryTable, 'id' | 'name' | 'kind'> & {
  /** The names of what it is within and of itself. */
  readonly path: readonly string[];
};

/** A person's accounts and categories, by id, in their order. */
export interface BookNames {
  readonly accounts: ReadonlyMap<string, NamedAccount>;
  readonly categories: ReadonlyMap<string, NamedCategory>;
}

export async function namesOf({ actor, database }: Pick<Context, 'actor' | 'database'>): Promise<BookNames> {
  const owner_id = actor.person_id;
  const accounts = await database.read
    .selectFrom('accounts')
    .select(['id', 'name', 'kind', 'currency', 'number', 'bank', 'opening_minor', 'created_at'])
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const categories = await database.read
    .selectFrom('categories')
    .select(['id', 'name', 'kind', 'parent_id'])
    .where('owner_id', '=', owner_id)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  return {
    accounts: new Map(accounts.map((account) => [account.id, { ...account, ...labelsOf(account, accounts) }])),
    categories: new Map(
      categories.map(({ id, name, kind, parent_id }) => {
        const parent = parent_id === null ? undefined : names.get(parent_id);
        return [id, { id, name, kind, path: parent === undefined ? [name] : [parent, name] }];
      }),
    ),
  };
}

type Labelled = Pick<AccountTable, 'id' | 'name' | 'number' | 'currency'>;

function labelsOf(account: Labelled, all: readonly Labelled[]): Pick<NamedAccount, 'label' | 'number_label'> {
  const { id, name, number } = account;
  const alike = all.filter((other) => other.id !== id && other.currency === account.currency);
  const isFree = (text: string) => text !== '' && !alike.some((other) => answersTo(other, text));
  return {
    label: [name, number].find(isFree) ?? id,
    number_label: [number, name].find((text) => isFree(text) && text.length <= MOST_IN_OFX) ?? id,
  };
}
