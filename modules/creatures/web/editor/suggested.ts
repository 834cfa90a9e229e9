/** Words that the drawer knows well, to begin with; any others may be said. */
export const SPECIES = [
  ...['cat', 'dog', 'horse', 'rabbit', 'hamster', 'guinea pig', 'cow', 'sheep', 'goat', 'pig', 'hen', 'duck', 'goose'],
  ...[
    'parrot',
    'owl',
    'raven',
    'penguin',
    'turtle',
    'lizard',
    'snake',
    'frog',
    'goldfish',
    'shark',
    'whale',
    'octopus',
  ],
  ...['butterfly', 'bee', 'spider', 'fox', 'wolf', 'bear', 'lion', 'tiger', 'elephant', 'dragon', 'unicorn', 'phoenix'],
  ...['griffin', 'goblin', 'troll', 'ghost', 'slime', 'robot', 'alien', 'mermaid', 'dinosaur'],
];

export const TEMPERAMENTS = [
  ...['calm', 'cheerful', 'cunning', 'curious', 'fierce', 'friendly', 'gentle', 'greedy', 'grumpy', 'lazy', 'loyal'],
  ...['mischievous', 'nervous', 'noble', 'playful', 'proud', 'shy', 'sleepy', 'stubborn', 'timid', 'wild', 'wise'],
];

export const HABITATS = [
  ...['forest', 'meadow', 'mountains', 'desert', 'jungle', 'swamp', 'river', 'lake', 'the deep sea', 'beach', 'ice'],
  ...['cave', 'volcano', 'sky', 'space', 'city', 'house', 'garden', 'stable', 'castle', 'ruins', 'dungeon'],
];

export const FEATURES = [
  ...['horns', 'wings', 'long tail', 'stripes', 'spots', 'patches', 'scales', 'feathers', 'mane', 'antlers', 'tusks'],
  ...[
    'whiskers',
    'big ears',
    'long ears',
    'spikes',
    'claws',
    'crown',
    'collar',
    'hat',
    'glasses',
    'one eye',
    'glowing eyes',
  ],
];
