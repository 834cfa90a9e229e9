/** A person's accounts, transactions, budgets and reports. README.md says what the words mean. */
export type * from './money.table.ts';
export type { Account, Category, NewTransaction, Transaction } from './money.schema.ts';
export { storeRates } from './insight/insight.ts';
export type { Rate } from './insight/insight.ts';
export type { Budgets, Goal, Rule } from './planning/planning.ts';
