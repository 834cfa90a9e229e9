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
