export { RepeatField } from './repeat-field.tsx';
