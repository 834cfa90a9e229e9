/** What a person plans: rules that put transactions in order, budgets and goals. */
import { applyRules } from './apply-rules.operation.ts';
import { budgetRoutes } from './budgets.routes.ts';
import { goalRoutes } from './goals.routes.ts';
import { mergeCategories } from './merge-categories.operation.ts';
import { planningOperationRoutes } from './operations.routes.ts';
import { ruleRoutes } from './rules.routes.ts';

export type * from './planning.table.ts';
export type { Budgets } from './budgets.schema.ts';
export type { Goal } from './goals.schema.ts';
export type { Rule } from './rules.schema.ts';
export { compileRules, ruleFor } from './rule-for.ts';
export type { CompiledRules, RuleSubject, Ruled } from './rule-for.ts';
export { todayOf } from './months.ts';
export { addPlans, takePlan } from './plans.ts';
export type { Planned } from './plans.ts';
export { readBudgets } from './read-budgets.ts';
export { rulesOf } from './rules.ts';

export const planningRoutes = [...ruleRoutes, ...planningOperationRoutes, ...budgetRoutes, ...goalRoutes];
export const planningOperations = [applyRules, mergeCategories];
