import type { Drawing, Look } from '../look.ts';
import { ears, muzzle, spikes, tail, tusks } from '../parts/parts.ts';
import type { EarKind } from '../parts/parts.ts';
import { ball, both, d, dot, flat, line, molded, ovalOf, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';
import { cloud, faceOf, forelock, maneBehind, skull } from './mammal-head.ts';
import type { Mammal } from './mammal-head.ts';

export function mammal(look: Look, options: Mammal): Drawing {
  const [rx, ry] = options.head ?? [62, 54];
  const [bodyX, bodyY] = options.body ?? [45, 46];
  const long = ['horse', 'trunk', 'anteater', 'cow', 'hippo', 'rhino'].includes(options.muzzle);
  const head = ovalOf(
    128,
    (options.neck === true ? 84 : 106) - (long ? 12 : 0) + (options.ears === 'long' ? 10 : 0),
    rx,
    ry,
  );
  const body = ovalOf(128, 222 - bodyY, bodyX, bodyY);
  const snout = muzzle(look, options.muzzle, 128, head.y + (long ? 36 : 25));
  const inner = { pink: '#f3a6ae', belly: look.belly.base, coat: look.coat.shade }[options.earInside ?? 'belly'];
  const { r, gap } = { r: options.eyes ?? 14.5, gap: rx * 0.46 };
  return {
    at: {
      head,
      body,
      eyes: { x: 128, y: head.y - (long ? 4 : 2), gap, r, pupil: options.pupil ?? 'round' },
      mouth: snout.mouth,
      neck: { x: 128, y: head.y + ry * 0.86 + (long ? 16 : 4), w: bodyX * 0.78 },
      wings: [100, 168],
    },
    back: backOf(look, options, body, head) + tail(look, options.tail),
    body: neckOf(look, options, head) + torso(look, body, options) + feet(look, options.feet ?? 'paws', body),
    ears: maneBehind(look, head, options.muzzle === 'horse') + ears(look, head, options.ears, inner),
    head: skull(look, head, options),
    muzzle:
      forelock(look, head) +
      faceOf(look, head, options) +
      snout.drawn +
      tusks(look, snout.mouth.x === 128 ? 128 : 128, snout.mouth.y + 4, options.muzzle === 'trunk' ? 28 : 24),
    tailed: true,
    top: head.y - ry - (EAR_HEIGHTS[options.ears] ?? 0),
    shadow: Math.max(bodyX + 22, 62),
  };
}

/** How far ears stand above the skull. */
const EAR_HEIGHTS: Partial<Record<EarKind, number>> = { long: 64, tall: 44, bat: 46, tuft: 46, pointed: 32 };

function torso(look: Look, body: Oval, { belly = true, face }: Mammal): string {
  const wool =
    face === 'wool'
      ? cloud(look, ovalOf(body.x, body.y - 4, body.rx + 6, body.ry - 4), 11)
      : ball(body, look.coat, false);
  return (
    wool +
    (belly && face !== 'wool' ? dot(ovalOf(body.x, body.y + 6, body.rx * 0.56, body.ry * 0.68), look.belly.base) : '')
  );
}

function neckOf(look: Look, { neck }: Mammal, head: Oval): string {
  if (neck !== true) return '';
  return molded(d`M104 ${head.y + 20}Q108 150 98 190H158Q148 150 152 ${head.y + 20}Z`, look.coat, [124, 150]);
}

function feet(look: Look, kind: NonNullable<Mammal['feet']>, body: Oval): string {
  const { coat, mark, ink } = look;
  const out = body.rx * 0.86;
  const toes = (x: number, y: number) => line(d`M${x - 5} ${y + 1}v6M${x + 5} ${y + 1}v6`, coat.line, 3);
  const drawn: Record<typeof kind, () => string> = {
    paws: () =>
      both(
        ball(ovalOf(128 - out, 216, 20, 12), coat, false) +
          toes(128 - out, 215) +
          ball(ovalOf(109, 217, 16, 11.5), coat, false) +
          toes(109, 216),
      ),
    hands: () =>
      both(
        ball(ovalOf(128 - out, 216, 22, 12), coat, false) +
          molded(
            d`M${132 - body.rx} ${body.y - 20}Q${112 - body.rx} ${body.y + 8} ${118 - body.rx} 206Q${130 - body.rx} 216 ${138 - body.rx} 204L${142 - body.rx} ${body.y}Z`,
            coat,
            [122 - body.rx, body.y + 10],
          ),
      ),
    claws: () =>
      both(
        ball(ovalOf(128 - out, 215, 21, 13), coat, false) +
          [-10, 0, 10].map((x) => shape(d`M${124 - out + x} 218l4 10l4 -10Z`, '#f5ecd5')).join('') +
          ball(ovalOf(110, 217, 15, 11), coat, false),
      ),
    hooves: () =>
      both(
        molded('M101 178Q96 200 100 224H120Q122 200 120 178Z', coat, [108, 200]) +
          shape('M99 212H121V226H98Z', mark.line) +
          ball(ovalOf(128 - out, 214, 15, 13), coat, false) +
          flat(
            d`M${115 - out} 218Q${128 - out} 214 ${141 - out} 218Q${140 - out} 226 ${128 - out} 227Q${116 - out} 226 ${115 - out} 218Z`,
            ink,
          ),
      ),
    flippers: () =>
      both(
        molded(
          d`M${138 - body.rx} 184C${118 - body.rx} 190 ${98 - body.rx} 210 ${94 - body.rx} 222C${112 - body.rx} 230 ${134 - body.rx} 220 ${146 - body.rx} 206Z`,
          coat,
          [118 - body.rx, 206],
        ),
      ),
  };
  return drawn[kind]();
}

function backOf(look: Look, { back }: Mammal, body: Oval, head: Oval): string {
  if (back === 'quills') {
    const around = {
      has: (feature: string) => feature === 'spikes' || look.has('spikes'),
      tint: look.tint,
      mark: look.mark,
    } as Pick<Look, 'has' | 'tint' | 'mark'>;
    const quills = { ...look, ...around };
    return (
      spikes(quills, ovalOf(128, head.y + 14, head.rx + 8, head.ry + 12), [150, 390], 26) +
      spikes(quills, ovalOf(128, head.y + 14, head.rx + 2, head.ry + 4), [160, 380], 20)
    );
  }
  if (back === 'humps') return both(ball(ovalOf(128 - body.rx * 0.8, body.y - 14, 26, 30), look.coat, false));
  return '';
}
