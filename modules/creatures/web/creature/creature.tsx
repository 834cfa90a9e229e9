export { CreaturePage } from './creature-page.tsx';
