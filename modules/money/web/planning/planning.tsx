export { BudgetsPage } from './budgets/budgets.tsx';
export { CategoriesPage } from './categories/categories.tsx';
export { RulesPage, RunPage } from './rules/rules.tsx';
