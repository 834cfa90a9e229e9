export { BudgetsPage } from './budgets/budgets-page.tsx';
export { CategoriesPage } from './categories/categories-page.tsx';
export { RulesPage } from './rules/rules-page.tsx';
export { RunPage } from './rules/run-page.tsx';
