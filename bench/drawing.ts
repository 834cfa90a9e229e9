/**
 * Portraits that the builtin drawer draws in a second on one core, each of another creature, and how big they are.
 *
 *     node bench/drawing.ts [--small]
 */
import { sketch } from '../kernel/writer/writer.ts';
import { count, median, printFigures, quantile } from './measure.ts';
import type { Figure } from './measure.ts';

const SPECIES = [
  'cat',
  'dog',
  'dragon',
  'Perserkatze',
  'owl',
  'kraken',
  'fairy',
  'peacock',
  'blorptangle',
  '🐢',
  'gnome',
  'goldfish',
];
const COLORS = ['ginger', 'emerald', '#8f57b8', 'schwarz-weiß', 'tabby'];
const TEMPERS = ['fierce', 'shy', 'sleepy', 'verspielt', 'grumpy', 'regal'];
const HABITATS = ['forest', 'sea', 'volcano', 'sofa', 'Berge', 'night'];
const FEATURES = ['red scarf', 'wings', 'crown', 'glasses', 'long tail', 'stripes', 'beard'];

export async function measureDrawing({ small }: { small: boolean }): Promise<Figure[]> {
  const rounds = small ? 500 : 20_000;
  for (let round = 0; round < rounds / 10; round += 1) await portrait(round);
  const [sizes, ms]: [number[], number[]] = [[], []];
  const begin = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const before = performance.now();
    sizes.push((await portrait(round)).length);
    ms.push(performance.now() - before);
  }
  const perSecond = (rounds / (performance.now() - begin)) * 1000;
  return [
    {
      what: 'Portraits drawn each second and core',
      figure: `${count(perSecond)}/s`,
      ratio: `p99 ${quantile(ms, 0.99).toFixed(2)} ms each`,
      target: '1,000/s',
    },
    {
      what: 'Size of a portrait, p50 and largest',
      figure: `${(median(sizes) / 1000).toFixed(1)} kB, ${(Math.max(...sizes) / 1000).toFixed(1)} kB`,
      target: '< 12 kB',
    },
  ];
}

function portrait(round: number): Promise<string> {
  const at = <T>(some: readonly T[], step: number): T[] => some.slice(round % some.length).slice(0, step);
  return sketch({
    name: `Creature ${round}`,
    species: at(SPECIES, 1)[0] ?? '',
    colors: at(COLORS, 2),
    temperament: at(TEMPERS, 1)[0] ?? '',
    size: (['tiny', 'small', 'medium', 'large', 'huge'] as const)[round % 5] ?? null,
    habitat: at(HABITATS, 1)[0] ?? '',
    features: at(FEATURES, 3),
  });
}

if (import.meta.main) await printFigures(measureDrawing);
