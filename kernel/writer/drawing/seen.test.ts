import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPng } from '../../pictures/pictures.ts';
import { drawCreature } from './drawing.ts';
import { pixelsOf } from './test/pixels.ts';

const SIDE = 64;
/** The share of pixels that must differ plainly between two species drawn in one colour in one place. */
const LEAST_SHARE = 0.03;

const SPECIES = [
  'cat',
  'dog',
  'rabbit',
  'mouse',
  'bear',
  'horse',
  'cow',
  'sheep',
  'pig',
  'goat',
  'deer',
  'elephant',
  'bird',
  'owl',
  'duck',
  'stork',
  'fish',
  'shark',
  'whale',
  'snake',
  'lizard',
  'turtle',
  'frog',
  'dragon',
  'butterfly',
  'bee',
  'spider',
  'octopus',
  'jellyfish',
  'crab',
  'snail',
  'slime',
  'ghost',
  'goblin',
  'robot',
  'mushroom',
  'tree',
  'beholder',
  'mimic',
  'hydra',
  'hedgehog',
];

async function seen(species: string): Promise<{ pixels: Uint8Array; channels: number }> {
  const svg = drawCreature({
    name: 'Kim',
    species,
    colors: ['teal'],
    temperament: 'calm',
    size: null,
    habitat: 'meadow',
    features: [],
  });
  const data = new TextEncoder().encode(svg);
  return pixelsOf(await toPng({ media_type: 'image/svg+xml', data, width: 256, height: 256 }, SIDE));
}

test('at 64 pixels no two species look alike, even in one colour and one place', async () => {
  const pictures = [];
  for (const species of SPECIES) pictures.push({ species, ...(await seen(species)) });
  for (const [index, one] of pictures.entries())
    for (const other of pictures.slice(index + 1)) {
      const share = differing(one.pixels, other.pixels, one.channels);
      assert.ok(share > LEAST_SHARE, `${one.species} and ${other.species} differ in ${(share * 100).toFixed(1)} %`);
    }
});

function differing(one: Uint8Array, other: Uint8Array, channels: number): number {
  let count = 0;
  for (let at = 0; at < one.length; at += channels) {
    const far = [0, 1, 2].some((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) > 48);
    if (far) count += 1;
  }
  return count / (SIDE * SIDE);
}
