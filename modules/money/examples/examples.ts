/** A year of somebody's money to begin with, for who would rather look than type. */
export { addMoneyExamples } from './add-examples.operation.ts';
export { exampleRoutes } from './examples.routes.ts';
