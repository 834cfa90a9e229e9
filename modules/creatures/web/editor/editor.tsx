export { CreatureEditor } from './creature-editor.tsx';
export { NewCreature } from './new-creature.tsx';
