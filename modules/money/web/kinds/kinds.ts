/** How the operations of money are told. Small: it is loaded with the frame. */
export { reportKind } from './report-kind.ts';
