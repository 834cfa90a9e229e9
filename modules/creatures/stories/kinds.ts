import { foldedKey } from '../../../kernel/database/database.ts';

/** The first of the kinds, from 1, of which a word begins one of the text's; 0: none, or no text. */
export function kindOf(text: string, kinds: readonly RegExp[]): number {
  return kinds.findIndex((kind) => kind.test(foldedKey(text))) + 1;
}

/** 1 fierce, 2 shy, 3 playful, 4 gentle, 5 wise, 6 lazy, 7 grumpy, 8 brave. */
export const MOODS: readonly RegExp[] = [
  /\b(fierce|wild|aggress|savage|violent|fiery|ferocious|angry|wrath)/,
  /\b(shy|timid|nervous|fearful|anxious|skittish|quiet)/,
  /\b(playful|mischie|cheeky|curious|funny|cheerful|happy|merry|silly|bubbly)/,
  /\b(gentle|kind|calm|friendly|sweet|loving|loyal|tender|patient|soft)/,
  /\b(wise|old|clever|smart|cunning|sly|intelligent|thoughtful|mysterious)/,
  /\b(lazy|sleepy|slow|drowsy|relaxed|dreamy)/,
  /\b(grumpy|moody|stubborn|proud|haughty|vain|greedy|cranky)/,
  /\b(brave|bold|noble|heroic|fearless|daring|courage)/,
];

/** 1 wood, 2 water, 3 mountain, 4 cave, 5 sky, 6 dry land, 7 cold land, 8 home, 9 fire, 10 meadow. */
export const LANDS: readonly RegExp[] = [
  /\b(forest|wood|jungle|tree|grove|thicket)/,
  /\b(sea|ocean|water|lake|river|pond|reef|swamp|marsh|coast|lagoon|stream)/,
  /\b(mountain|cliff|hill|peak|rock|crag|highland)/,
  /\b(cave|cavern|underground|tunnel|dungeon|burrow|mine|crypt)/,
  /\b(sky|skies|cloud|air|star|moon|space)/,
  /\b(desert|dune|sand|steppe|savanna)/,
  /\b(ice|icy|snow|tundra|arctic|glacier|frost|winter)/,
  /\b(home|house|sofa|garden|barn|stable|farm|kitchen|village|city|town|castle|tower)/,
  /\b(volcan|lava|fire|ember|magma)/,
  /\b(meadow|field|plain|grass|pasture|prairie)/,
];
