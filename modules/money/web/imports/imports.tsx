export { ImportPage } from './import-page.tsx';
export { ImportPlanPage } from './import-plan-page.tsx';
