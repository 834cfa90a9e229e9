export { QuickAdd } from './quick-add-field.tsx';
