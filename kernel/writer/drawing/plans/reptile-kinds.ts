import { kind } from './kind.ts';
import { frog, turtle } from './pond.ts';
import { lizard, snake } from './reptiles.ts';

export const REPTILES = {
  snake: kind(snake, {}, ['#6aa84a', '#f0ecb0', '#3f7a34'], 'jungle', [], '#e3c03a'),
  cobra: kind(snake, { hood: true }, ['#b98a4a', '#f6e6bb', '#7a5428'], 'desert', ['fangs'], '#e0a52c'),
  basilisk: kind(
    snake,
    { hood: true },
    ['#5f8f6a', '#e0e6b8', '#3a5f4a'],
    'dungeon',
    ['crown', 'fangs', 'spikes'],
    '#f0c22e',
  ),
  hydra: kind(snake, { heads: 3 }, ['#4a8f8a', '#e3ecc0', '#2f6564'], 'swamp', ['spikes', 'fangs'], '#f0c22e'),
  worm: kind(snake, { worm: true }, ['#e09a8c', '#f6c9bd', '#c2766a'], 'garden', [], '#33302f'),
  lizard: kind(lizard, {}, ['#7ab04a', '#eef0b8', '#4f8a3a'], 'desert', ['spots'], '#e0a52c'),
  chameleon: kind(
    lizard,
    { curled: true, crest: 'spikes' },
    ['#5fba5a', '#e3f2a8', '#e0b43a'],
    'jungle',
    ['stripes'],
    '#d9683c',
  ),
  crocodile: kind(lizard, { jaws: 'long', crest: 'spikes' }, ['#5f8a4a', '#e6e3b0', '#3f6334'], 'swamp', [], '#e0c02c'),
  dinosaur: kind(lizard, { crest: 'spikes' }, ['#5aa88f', '#f0ecc0', '#e08a3f'], 'jungle', ['fangs'], '#e0a52c'),
  triceratops: kind(lizard, { crest: 'horns3' }, ['#8a9a6a', '#eae6c0', '#c9774a'], 'jungle', [], '#e0a52c'),
  turtle: kind((look) => turtle(look), {}, ['#86b35c', '#eee3ac', '#7f6a3f'], 'beach', [], '#4a3a24'),
  frog: kind(frog, {}, ['#6cb544', '#f1f3b8', '#4a8a34'], 'swamp', [], '#e8b52c'),
  axolotl: kind(frog, { gills: true }, ['#f6b3c2', '#fde1e6', '#e0688e'], 'river', [], '#33302f'),
} as const;
