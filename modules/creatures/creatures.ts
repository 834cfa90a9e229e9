/** A person's creatures, their tags and their faces. README.md says what the words mean. */
export type * from './creatures.table.ts';
export type {
  ChangeOfCreature,
  Creature,
  CreatureInList,
  NewCreature,
  Picture,
  Tag,
  Traits,
} from './creatures.schema.ts';
export { EXAMPLES } from './example-creatures.ts';
export { filtered } from './filter-creatures.ts';
