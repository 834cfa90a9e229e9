import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account, MoneyCategory } from '../../../../web/api/api.ts';
import { accountsOptions, categoriesOptions } from '../money-queries.ts';

/** A category, and where it stands among the others. */
export interface NamedCategory extends MoneyCategory {
  /** "Food › Coffee" */
  readonly path: string;
  readonly within: boolean;
}

/** Accounts and categories by their ids, and in the person's order; what lies within a category follows it. */
export interface Names {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly categories: ReadonlyMap<string, NamedCategory>;
}

export function useNames(): Names {
  const accounts = useQuery(accountsOptions).data?.items;
  const categories = useQuery(categoriesOptions).data?.items;
  return useMemo(
    () => ({
      accounts: new Map(accounts?.map((account) => [account.id, account])),
      categories: new Map(inTree(categories ?? []).map((category) => [category.id, category])),
    }),
    [accounts, categories],
  );
}

function inTree(categories: readonly MoneyCategory[]): NamedCategory[] {
  const within = Map.groupBy(categories, ({ parent_id }) => parent_id);
  return (within.get(null) ?? []).flatMap((parent) => [
    { ...parent, path: parent.name, within: false },
    ...(within.get(parent.id) ?? []).map((child) => ({
      ...child,
      path: `${parent.name} › ${child.name}`,
      within: true,
    })),
  ]);
}
