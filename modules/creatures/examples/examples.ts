/** A collection to begin with, for who would rather look than type. */
export { addExamples } from './add-examples.operation.ts';
export { exampleRoutes } from './examples.routes.ts';
