/** What a person plans: rules that put transactions in order, budgets and goals. */
import { applyRules } from './apply-rules.operation.ts';
import { mergeCategories } from './merge-categories.operation.ts';
import { planningOperationRoutes } from './operations.routes.ts';
import { ruleRoutes } from './rules.routes.ts';

export type * from './planning.table.ts';
export type { Rule } from './rules.schema.ts';
export { changesOf } from './changes-of.ts';
export { compileRules, ruleFor } from './rule-for.ts';
export type { CompiledRules, RuleSubject, Ruled } from './rule-for.ts';
export { rulesOf } from './rules.ts';

export const planningRoutes = [...ruleRoutes, ...planningOperationRoutes];
export const planningOperations = [applyRules, mergeCategories];
