import { drawCreature } from './draw.operation.ts';
import { redrawCreatures } from './redraw.operation.ts';

/** The pictures of creatures: drawn, given, chosen, served, and forgotten. */
export { picturesRoutes } from './pictures.routes.ts';
export { dropUnused, storeBytes } from './store-bytes.ts';
export type { CheckedPicture, StoredPicture } from './store-bytes.ts';
export const picturesOperations = [drawCreature, redrawCreatures];
