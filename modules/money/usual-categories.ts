import type { CategoryTable } from './money.table.ts';

/** What a new book begins with. People rename, archive and delete them as they like: nothing in Steward knows them by name but this and the examples. */
export const USUAL_CATEGORIES: Readonly<
  Record<string, { readonly kind: CategoryTable['kind']; readonly within: readonly string[] }>
> = {
  Income: { kind: 'income', within: ['Salary', 'Interest', 'Refunds', 'Gifts received'] },
  Home: { kind: 'expense', within: ['Rent', 'Electricity and heating', 'Internet and phone', 'Furniture', 'Repairs'] },
  Food: { kind: 'expense', within: ['Groceries', 'Restaurants', 'Coffee'] },
  Transport: { kind: 'expense', within: ['Public transport', 'Fuel', 'Car', 'Taxi'] },
  Health: { kind: 'expense', within: ['Doctor', 'Pharmacy', 'Sports'] },
  Leisure: { kind: 'expense', within: ['Books and media', 'Going out', 'Holidays', 'Subscriptions'] },
  Shopping: { kind: 'expense', within: ['Clothes', 'Electronics', 'Household'] },
  Family: { kind: 'expense', within: ['Children', 'Pets', 'Gifts'] },
  Insurance: { kind: 'expense', within: [] },
  'Fees and interest': { kind: 'expense', within: [] },
  Taxes: { kind: 'expense', within: [] },
  'Cash withdrawn': { kind: 'expense', within: [] },
};
