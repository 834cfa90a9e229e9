/** What words say by themselves, whatever collection they stand in. English, as the drawer reads its traits. */
const SPECIES = `cat dog horse pony donkey cow bull goat sheep pig hen rooster chicken duck goose turkey rabbit hare hamster mouse rat
 guinea-pig ferret fox wolf bear deer moose elk squirrel hedgehog badger otter beaver bat owl eagle hawk falcon raven crow parrot
 budgie canary pigeon swan penguin peacock snake lizard gecko turtle tortoise frog toad newt salamander crocodile fish goldfish koi
 shark whale dolphin seal octopus squid crab lobster snail spider ant bee butterfly beetle lion tiger leopard panther lynx elephant
 giraffe zebra rhino hippo monkey ape gorilla kangaroo koala panda sloth camel llama alpaca dragon unicorn phoenix griffin gryphon
 hydra kraken basilisk wyvern pegasus chimera minotaur centaur golem goblin orc troll ogre giant elf dwarf fairy sprite imp demon
 ghost zombie vampire werewolf slime mimic beholder sphinx manticore cyclops mermaid yeti robot alien dinosaur`;
const COLORS = `red crimson scarlet orange amber golden gold yellow green emerald olive lime teal turquoise cyan blue azure navy indigo
 violet purple magenta pink rose brown chestnut bronze copper tan beige cream white ivory silver grey gray black ebony`;
const TEMPERAMENTS = `fierce shy gentle calm playful curious grumpy lazy brave loyal wild proud cunning friendly timid cheerful sleepy
 wise mischievous aggressive nervous stubborn greedy kind noble sly`;
const SIZES = 'tiny small medium large huge';

const set = (words: string) => new Set(words.split(/\s+/));
const known = { species: set(SPECIES), color: set(COLORS), temperament: set(TEMPERAMENTS), size: set(SIZES) };
export type Meaning = keyof typeof known;

/** What a word says of a creature; undefined where it may be any part of a name. `species`: those of the collection, in lower case. */
export function meaningOf(word: string, species: ReadonlySet<string>): Meaning | undefined {
  const folded = word.toLowerCase();
  if (species.has(folded)) return 'species';
  return (Object.keys(known) as Meaning[]).find((meaning) => known[meaning].has(folded));
}
