/** What a person plans: rules that put transactions in order, budgets and goals. */
export type * from './planning.table.ts';
export type { Rule } from './rules.schema.ts';
export { changesOf } from './changes-of.ts';
export { compileRules, ruleFor } from './rule-for.ts';
export type { CompiledRules, RuleSubject, Ruled } from './rule-for.ts';
export const planningRoutes = [...ruleRoutes];
export const planningOperations = [];
export { rulesOf } from './rules.ts';
