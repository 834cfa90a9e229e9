import { bee, beetle, butterfly } from './insects.ts';
import { caterpillar, snail, spider } from './crawlers.ts';
import { fish } from './fish.ts';
import { kind } from './kind.ts';
import { crab, jellyfish, octopus, seal, starfish } from './sea.ts';
import { whale } from './whale.ts';

export const SMALL_ONES = {
  butterfly: kind(butterfly, {}, ['#f08a34', '#fff0d0', '#5a3a8a'], 'garden', [], '#33302f'),
  moth: kind(butterfly, { moth: true }, ['#c9b08c', '#f6ead6', '#8a6a4d'], 'night', [], '#33302f'),
  bee: kind(bee, {}, ['#f5c12f', '#fff2c4', '#41332c'], 'garden', [], '#41332c'),
  fly: kind(bee, { form: 'fly' }, ['#5f6a7a', '#9aa6b5', '#3f4754'], 'garden', [], '#b5433f'),
  dragonfly: kind(bee, { form: 'dragonfly' }, ['#2fa3b5', '#bfe8e0', '#1f6f8a'], 'river', [], '#2f6f8a'),
  ladybird: kind(beetle, { form: 'ladybird' }, ['#dd3c34', '#f3e6dc', '#35302f'], 'meadow', [], '#35302f'),
  beetle: kind(beetle, {}, ['#4f7a5a', '#c9dcb0', '#33543f'], 'forest', ['horns'], '#33302f'),
  ant: kind(beetle, { form: 'ant' }, ['#8a4636', '#c98a70', '#5f2d24'], 'forest', [], '#33302f'),
  mantis: kind(beetle, { form: 'mantis' }, ['#86bf4a', '#e6f2b0', '#5a8f34'], 'meadow', [], '#33302f'),
  spider: kind(spider, {}, ['#5a4c66', '#a593b0', '#c98a4a'], 'cave', [], '#8a2f4a'),
  scorpion: kind(spider, { scorpion: true }, ['#a8683a', '#e0b47a', '#6f3f24'], 'desert', [], '#33302f'),
  caterpillar: kind((look) => caterpillar(look), {}, ['#8fc44a', '#eaf4b0', '#f0b93a'], 'garden', [], '#33302f'),
  snail: kind((look) => snail(look), {}, ['#e3c08c', '#f6e3c0', '#b5683f'], 'garden', [], '#5a3a24'),
  fish: kind(fish, { form: 'gold' }, ['#f08a34', '#ffe6b0', '#e0602c'], 'reef', [], '#33302f'),
  shark: kind(fish, { form: 'shark' }, ['#7d92a8', '#f3f5f5', '#566a80'], 'sea', [], '#33302f'),
  pufferfish: kind(fish, { form: 'puffer' }, ['#e6c04a', '#fff6d8', '#b58a2c'], 'reef', [], '#3f7a8a'),
  anglerfish: kind(fish, { form: 'angler' }, ['#5a5a7a', '#8a8aa8', '#40405c'], 'sea', ['fangs'], '#a8e3d0'),
  ray: kind(fish, { form: 'ray' }, ['#6f8aa8', '#e8eef3', '#4d6480'], 'sea', ['spots'], '#33302f'),
  seahorse: kind(fish, { form: 'seahorse' }, ['#f0a53c', '#fff0c0', '#d9703a'], 'reef', [], '#33302f'),
  whale: kind(whale, { form: 'whale' }, ['#4f86b8', '#eaf3f6', '#3c6a98'], 'sea', [], '#2f3f54'),
  dolphin: kind(whale, { form: 'dolphin' }, ['#7da5c4', '#f0f6f8', '#5a84a8'], 'sea', [], '#2f3f54'),
  orca: kind(whale, { form: 'orca' }, ['#3a3f4c', '#fbfaf5', '#2c303b'], 'sea', [], '#4a6a8a'),
  narwhal: kind(whale, { form: 'narwhal' }, ['#a8b8c9', '#f3f6f8', '#7f92a8'], 'snow', [], '#2f3f54'),
  seal: kind(seal, {}, ['#a3a8b0', '#e8ebed', '#7d838c'], 'snow', [], '#33302f'),
  walrus: kind(seal, { walrus: true }, ['#a8785c', '#dcb89c', '#7d553f'], 'snow', [], '#33302f'),
  octopus: kind(octopus, {}, ['#d9637a', '#fbcbc8', '#a83f5c'], 'reef', [], '#e8b52c'),
  squid: kind(octopus, { squid: true }, ['#c98aa8', '#f6dbe6', '#a05f84'], 'sea', [], '#33302f'),
  kraken: kind(octopus, {}, ['#5f4a8a', '#b59ad0', '#40306a'], 'sea', ['fangs', 'spikes'], '#f0c22e'),
  jellyfish: kind((look) => jellyfish(look), {}, ['#c39ae6', '#f0e0ff', '#f093c9'], 'sea', ['glow'], '#4a3a7a'),
  crab: kind(crab, {}, ['#e0583c', '#fbcfa8', '#c23f30'], 'beach', [], '#33302f'),
  lobster: kind(crab, { lobster: true }, ['#c9403a', '#f0a58a', '#a02f30'], 'reef', [], '#33302f'),
  starfish: kind((look) => starfish(look), {}, ['#f2824a', '#ffd9a8', '#d95f34'], 'reef', [], '#33302f'),
} as const;
