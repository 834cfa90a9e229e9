import { drawCreature } from './draw.operation.ts';
import { forgetBytes } from './forget-bytes.ts';
import { redrawCreatures } from './redraw.operation.ts';
import { refreshCreatures } from './refresh.operation.ts';

/** The pictures of creatures: drawn, given, chosen, served, and forgotten. */
export { picturesRoutes } from './pictures.routes.ts';
export { sketchRoutes } from './sketch.routes.ts';
export const picturesOperations = [drawCreature, redrawCreatures, refreshCreatures];
export const picturesDuties = [forgetBytes];
