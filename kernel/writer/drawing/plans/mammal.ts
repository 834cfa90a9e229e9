import type { Drawing, Look } from '../look.ts';
import { ears, muzzle, spikes, tail, tusks } from '../parts/parts.ts';
import type { EarKind, MuzzleKind, TailKind } from '../parts/parts.ts';
import { ball, both, d, dot, flat, line, molded, oval, ovalOf, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';

/** Everything on four legs that sits before us. */
export interface Mammal {
  readonly ears: EarKind;
  readonly muzzle: MuzzleKind;
  readonly tail: TailKind;
  readonly feet?: 'paws' | 'hooves' | 'claws' | 'flippers' | 'hands';
  readonly head?: readonly [rx: number, ry: number];
  readonly body?: readonly [rx: number, ry: number];
  readonly face?: 'plain' | 'panda' | 'raccoon' | 'sloth' | 'ape' | 'badger' | 'owl-disc' | 'wool' | 'heart';
  /** A long neck lifts the head. */
  readonly neck?: boolean;
  readonly pupil?: 'round' | 'slit' | 'bar';
  readonly eyes?: number;
  /** The ears' inside, where it is not the belly's colour. */
  readonly earInside?: 'pink' | 'belly' | 'coat';
  readonly belly?: boolean;
  readonly heads?: 3;
  readonly back?: 'quills' | 'humps' | 'shell';
}

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

function skull(look: Look, head: Oval, { face, muzzle }: Mammal): string {
  if (muzzle === 'horse' || muzzle === 'anteater') {
    const { x, y, rx, ry } = head;
    const path = d`M${x} ${y - ry}C${x + rx * 0.8} ${y - ry} ${x + rx} ${y - ry * 0.3} ${x + rx * 0.86} ${y + ry * 0.3}C${x + rx * 0.7} ${y + ry * 0.9} ${x + 38} ${y + ry * 1.2} ${x} ${y + ry * 1.25}C${x - 38} ${y + ry * 1.2} ${x - rx * 0.7} ${y + ry * 0.9} ${x - rx * 0.86} ${y + ry * 0.3}C${x - rx} ${y - ry * 0.3} ${x - rx * 0.8} ${y - ry} ${x} ${y - ry}Z`;
    return molded(path, look.coat, [x - 4, y - 4], 0.91);
  }
  return (
    (face === 'wool' ? cloud(look, ovalOf(head.x, head.y - 12, head.rx + 2, head.ry - 2), 12) : '') +
    (face === 'wool'
      ? ball(ovalOf(head.x, head.y + 8, head.rx * 0.72, head.ry * 0.86), look.mark, false)
      : ball(head, look.coat))
  );
}

function faceOf({ belly, mark }: Look, { x, y, rx, ry }: Oval, { face = 'plain' }: Mammal): string {
  const drawn: Record<NonNullable<Mammal['face']>, () => string> = {
    plain: () => '',
    wool: () => '',
    heart: () =>
      dot(ovalOf(x - rx * 0.36, y + 4, rx * 0.48, ry * 0.62), belly.base) +
      dot(ovalOf(x + rx * 0.36, y + 4, rx * 0.48, ry * 0.62), belly.base),
    'owl-disc': () => dot(ovalOf(x, y + 6, rx * 0.8, ry * 0.78), belly.base),
    ape: () =>
      dot(ovalOf(x - rx * 0.34, y - 2, rx * 0.44, ry * 0.5), belly.base) +
      dot(ovalOf(x + rx * 0.34, y - 2, rx * 0.44, ry * 0.5), belly.base),
    panda: () =>
      both(
        `<ellipse cx="${Math.round(x - rx * 0.46)}" cy="${Math.round(y + 2)}" rx="22" ry="26" fill="${mark.base}" stroke="none" transform="rotate(24 ${Math.round(x - rx * 0.46)} ${Math.round(y)})"/>`,
      ),
    raccoon: () =>
      flat(
        d`M${x - rx * 0.92} ${y + 4}Q${x - rx * 0.5} ${y - 26} ${x} ${y - 2}Q${x + rx * 0.5} ${y - 26} ${x + rx * 0.92} ${y + 4}Q${x + rx * 0.5} ${y + 28} ${x} ${y + 8}Q${x - rx * 0.5} ${y + 28} ${x - rx * 0.92} ${y + 4}Z`,
        mark.base,
      ),
    sloth: () =>
      dot(ovalOf(x, y + 4, rx * 0.78, ry * 0.72), belly.base) +
      both(
        flat(
          d`M${x - rx * 0.3} ${y - 8}C${x - rx * 0.5} ${y - 18} ${x - rx * 0.7} ${y} ${x - rx * 0.78} ${y + 16}C${x - rx * 0.5} ${y + 18} ${x - rx * 0.26} ${y + 14} ${x - rx * 0.3} ${y - 8}Z`,
          mark.base,
        ),
      ),
    badger: () =>
      both(
        flat(
          d`M${x - rx * 0.14} ${y - ry * 0.94}Q${x - rx * 0.5} ${y - ry * 0.86} ${x - rx * 0.66} ${y - ry * 0.7}Q${x - rx * 0.8} ${y + 10} ${x - rx * 0.5} ${y + 24}Q${x - rx * 0.2} ${y + 10} ${x - rx * 0.14} ${y - ry * 0.94}Z`,
          mark.base,
        ),
      ),
  };
  return drawn[face]();
}

/** Curls around an oval: wool. */
function cloud({ coat }: Look, at: Oval, count: number): string {
  let puffs = '';
  for (let index = 0; index < count; index += 1) {
    const angle = (index / count) * Math.PI * 2;
    puffs += oval(
      ovalOf(at.x + Math.cos(angle) * at.rx * 0.86, at.y + Math.sin(angle) * at.ry * 0.84, at.rx * 0.27),
      angle > 0.4 && angle < 2.6 ? coat.shade : coat.base,
    );
  }
  return puffs + dot(ovalOf(at.x, at.y, at.rx * 0.93, at.ry * 0.92), coat.base);
}

function maneBehind(look: Look, { x, y, rx, ry }: Oval, flowing: boolean): string {
  if (!look.has('mane')) return '';
  const tone = look.tint('mane', look.mark);
  if (flowing) {
    const top = y - ry;
    const path = d`M${x - 26} ${top + 10}C${x - 8} ${top - 22} ${x + 44} ${top - 20} ${x + rx + 14} ${top + 22}C${x + rx + 34} ${top + 50} ${x + rx + 20} ${y + 30} ${x + rx + 32} ${y + 60}C${x + rx + 20} ${y + 58} ${x + rx + 18} ${y + 72} ${x + rx + 6} ${y + 82}C${x + rx} ${y + 70} ${x + 30} ${y + 66} ${x + 16} ${y + 50}Z`;
    return (
      molded(path, tone, [x + 44, y], 0.92) +
      line(
        d`M${x + rx + 8} ${y - 20}C${x + rx + 18} ${y + 6} ${x + rx + 6} ${y + 30} ${x + rx + 10} ${y + 54}`,
        tone.line,
        4,
      )
    );
  }
  let path = '';
  const points = 15;
  for (let index = 0; index <= points; index += 1) {
    const angle = (index / points) * 2 * Math.PI - Math.PI / 2;
    const middle = angle - Math.PI / points;
    const [px, py] = [x + Math.cos(angle) * (rx + 20), y + 4 + Math.sin(angle) * (ry + 20)];
    path +=
      index === 0
        ? d`M${px} ${py}`
        : d`Q${x + Math.cos(middle) * (rx + 40)} ${y + 4 + Math.sin(middle) * (ry + 38)} ${px} ${py}`;
  }
  return molded(`${path}Z`, tone, [x, y], 0.93);
}

/** A lock of the mane falls over the brow. */
function forelock(look: Look, { x, y, ry }: Oval): string {
  if (!look.has('mane')) return '';
  const top = y - ry;
  return shape(
    d`M${x - 22} ${top + 2}Q${x} ${top - 14} ${x + 24} ${top + 4}Q${x + 20} ${top + 20} ${x + 6} ${top + 32}Q${x + 6} ${top + 18} ${x} ${top + 16}Q${x - 4} ${top + 24} ${x - 12} ${top + 26}Q${x - 10} ${top + 14} ${x - 22} ${top + 2}Z`,
    look.tint('mane', look.mark).base,
  );
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
