/** Collections as files: JSON, CSV and zip, imported with a preview and an undo, and exported. */
export { collectionRoutes } from './collection.routes.ts';
export { importCollection } from './import.operation.ts';
