/**
 * Pictures: what looking through one costs, a PNG of a drawing, a creature drawn by builtin; and the memory of the process that does it.
 *
 *     node bench/pictures.ts [--small]
 */
import { systemClock } from '../kernel/clock/clock.ts';
import { readPicture, toPng } from '../kernel/pictures/pictures.ts';
import { picture } from '../kernel/pictures/test/some-pictures.ts';
import { fox } from '../kernel/writer/test/fox.ts';
import { builtinWriter } from '../kernel/writer/writer.ts';
import { printFigures } from './measure.ts';
import type { Figure } from './measure.ts';

const SIDES = [64, 512, 1024] as const;

export async function measurePictures({ small }: { small: boolean }): Promise<Figure[]> {
  const seconds = small ? 0.2 : 5;
  const writer = builtinWriter(systemClock);
  const begin = performance.now();
  const drawn = await writer.draw({ traits: fox, size: 512 });
  await toPng(drawn, 512);
  const firstMs = performance.now() - begin;

  const draws = await perSecond(seconds, (turn) => writer.draw({ traits: { ...fox, name: `${turn}` }, size: 512 }));
  const pngs: string[] = [];
  for (const side of SIDES) pngs.push(whole(await perSecond(seconds, () => toPng(drawn, side))));
  const photo = await picture({ format: 'jpeg', width: 4000, height: 3000 });
  const photos = await perSecond(seconds, () => readPicture(photo));
  const svgs = await perSecond(seconds, () => readPicture(drawn.data));
  return [
    { what: 'first drawing and its PNG, the process for pictures started', figure: `${whole(firstMs)} ms`, target: '' },
    { what: 'drawings by builtin', figure: `${whole(draws)}/s`, target: '' },
    { what: `PNG of a drawing, ${SIDES.join(', ')} pixels a side`, figure: `${pngs.join(', ')}/s`, target: '' },
    { what: 'SVG of a drawing looked through', figure: `${whole(svgs)}/s`, target: '' },
    { what: 'photo of 12 megapixels looked through', figure: `${photos.toFixed(1)}/s`, target: '' },
  ];
}

/** How often in a second, two at a time. */
async function perSecond(seconds: number, work: (turn: number) => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  const over = begin + seconds * 1000;
  let done = 0;
  const one = async () => {
    do {
      await work(done);
      done += 1;
    } while (performance.now() < over);
  };
  await Promise.all([one(), one()]);
  return (done * 1000) / (performance.now() - begin);
}

const whole = (number: number) => Math.round(number).toLocaleString('en');

if (import.meta.main) await printFigures(measurePictures);
