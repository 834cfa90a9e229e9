import type { Look } from '../look.ts';
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

export function skull(look: Look, head: Oval, { face, muzzle }: Mammal): string {
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

export function faceOf({ belly, mark }: Look, { x, y, rx, ry }: Oval, { face = 'plain' }: Mammal): string {
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
export function cloud({ coat }: Look, at: Oval, count: number): string {
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

export function maneBehind(look: Look, { x, y, rx, ry }: Oval, flowing: boolean): string {
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
export function forelock(look: Look, { x, y, ry }: Oval): string {
  if (!look.has('mane')) return '';
  const top = y - ry;
  return shape(
    d`M${x - 22} ${top + 2}Q${x} ${top - 14} ${x + 24} ${top + 4}Q${x + 20} ${top + 20} ${x + 6} ${top + 32}Q${x + 6} ${top + 18} ${x} ${top + 16}Q${x - 4} ${top + 24} ${x - 12} ${top + 26}Q${x - 10} ${top + 14} ${x - 22} ${top + 2}Z`,
    look.tint('mane', look.mark).base,
  );
}
