export { RulesPage } from './rules-page.tsx';
export { RunPage } from './run-page.tsx';
