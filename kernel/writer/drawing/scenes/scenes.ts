import { lch } from '../color/color.ts';
import type { Lch } from '../color/color.ts';
import { dot, flat, line, moved, oval, ovalOf, outlined, shape } from '../pen.ts';
import type { SceneName } from '../plans/plans.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { OUTDOORS } from './outdoors.ts';
import { paintWith, shiftFor, shifted } from './paint.ts';
import type { Paint } from './paint.ts';
import type { Scene } from './scene.ts';
import { cloud, fir } from './scenery.ts';

export { LEAST_CONTRAST } from './paint.ts';

const SCENES: Readonly<Record<SceneName, Scene>> = { ...OUTDOORS, ...ELSEWHERE };

export interface Setting {
  readonly behind: string;
  readonly paint: Paint;
  /** What the creature must stand out from. */
  readonly colors: readonly Lch[];
  readonly floor: Scene['floor'];
}

/** Where it lives, in colours from which the creature's own stand out. */
export function setting(name: SceneName, before: readonly Lch[]): Setting {
  const scene = SCENES[name];
  const first = fit(scene, scene.ground, before);
  const second = fit(scene, scene.otherGround ?? scene.ground, before);
  const { shift, ground } = Math.abs(second.shift) < Math.abs(first.shift) - 0.06 ? second : first;
  const paint = paintWith(shift);
  const light = dot(ovalOf(128, 112, 104), '#ffffff', scene.sky[0] + shift < 0.6 ? 0.1 : 0.24);
  return {
    behind: `<path d="M0 0H256V256H0Z" fill="${paint(...scene.sky)}"/>${light}${scene.draw(paint, paint(...ground))}`,
    paint,
    colors: [scene.sky, ground].map((color) => shifted(lch(...color), shift)),
    floor: scene.floor,
  };
}

const fit = ({ sky }: Scene, ground: Scene['ground'], before: readonly Lch[]) => ({
  ground,
  shift: shiftFor([lch(...sky), lch(...ground)], before),
});

type Size = 'tiny' | 'small' | 'medium' | 'large' | 'huge';

export const SCALES: Readonly<Record<Size, number>> = {
  tiny: 0.56,
  small: 0.74,
  medium: 0.88,
  large: 0.97,
  huge: 1.06,
};

/** Something beside it that everybody knows the size of; behind the creature, and before it. */
export function reference(size: Size | null, paint: Paint): { behind: string; before: string } {
  const none = { behind: '', before: '' };
  if (size === 'tiny') return { behind: daisy(), before: cup() };
  if (size === 'small') return { behind: '', before: ball() };
  if (size === 'large') return { behind: '', before: fence(paint) };
  if (size === 'huge')
    return {
      behind: cloud(36, 84, 0.9, '#ffffff', 0.85) + cloud(226, 62, 0.75, '#ffffff', 0.85),
      before: tinyWoods(paint),
    };
  return none;
}

const daisy = () =>
  outlined(
    '#4a3a34',
    line('M46 226V120', '#3c6b2e', 9) +
      line('M46 226V120', '#6dab45', 4) +
      shape('M46 200C26 200 16 188 16 174C34 174 46 186 46 200Z', '#6dab45') +
      [0, 45, 90, 135, 180, 225, 270, 315]
        .map((turn) => `<ellipse cx="46" cy="86" rx="10" ry="19" fill="#fffdf6" transform="rotate(${turn} 46 108)"/>`)
        .join('') +
      oval(ovalOf(46, 108, 14), '#ffd043'),
    3.5,
  );

const cup = () =>
  outlined(
    '#4a2f2c',
    line('M232 178c20 -4 20 32 -4 32', '#4a2f2c', 14) +
      line('M232 178c20 -4 20 32 -4 32', '#e9604f', 6) +
      shape('M186 164H236L231 222Q230 230 222 230H200Q192 230 191 222Z', '#e9604f') +
      oval(ovalOf(211, 165, 25, 7), '#6b3f2c') +
      flat('M196 180l4 34h7l-3 -34Z', '#ffffff', 0.35) +
      line('M202 148q-6 -8 0 -15M216 148q-6 -8 0 -15', '#ffffff', 4, 0.7),
    4,
  );

const ball = () =>
  outlined(
    '#5a2430',
    oval(ovalOf(222, 216, 17), '#e5544b') +
      flat('M206 211Q222 221 238 211Q239 218 238 221Q222 230 206 221Z', '#fff5e0') +
      dot(ovalOf(216, 206, 5, 3), '#ffffff', 0.6),
    4,
  );

const fence = (paint: Paint) =>
  outlined(
    paint(0.4, 0.05, 60),
    line('M-4 236H44M-4 222H44M212 236H260M212 222H260', paint(0.66, 0.07, 65), 5) +
      [8, 32, 224, 248]
        .map((x) => shape(`M${x - 5} 248V216L${x} 210L${x + 5} 216V248Z`, paint(0.76, 0.07, 70)))
        .join(''),
    2.5,
  );

const tinyWoods = (paint: Paint) =>
  [
    [14, 0.34],
    [36, 0.28],
    [54, 0.22],
    [206, 0.24],
    [224, 0.3],
    [244, 0.36],
  ]
    .map(([x = 0, s = 0]) => fir(x, 248, s, paint(0.45, 0.1, 150), paint(0.36, 0.06, 60)))
    .join('') +
  moved(
    66,
    236,
    0.5,
    flat('M0 24V6L14 -6L28 6V24Z', '#f2e3c8') +
      flat('M-4 8L14 -10L32 8Z', '#c9483a') +
      flat('M10 24V12H18V24Z', '#7a4a2c'),
  );
