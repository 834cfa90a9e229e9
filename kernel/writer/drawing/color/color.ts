/**
 * A colour in OKLCH (Björn Ottosson, "A perceptual color space for image processing"): equal steps look equal, so light can be
 * reckoned with. `l` 0–1, `c` 0–0.4, `h` in degrees.
 */
export interface Lch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** One colour under soft light. All are #rrggbb. */
export interface Tone {
  readonly base: string;
  readonly shade: string;
  readonly light: string;
  /** Its outline. */
  readonly line: string;
}

export const lch = (l: number, c: number, h: number): Lch => ({ l, c, h });

export function toneOf({ l, c, h }: Lch): Tone {
  return {
    base: hexOf({ l, c, h }),
    // Shade turns to the warm side of pale coats and the cool side of others, as in daylight.
    shade: hexOf({ l: l * 0.86, c: c * 1.02 + 0.008, h: c < 0.02 ? 285 : h - 8 }),
    light: hexOf({ l: l + (1 - l) * 0.38, c: c * 0.8, h: h + 6 }),
    line: hexOf({ l: 0.14 + l * 0.2, c: Math.min(c, 0.09) * 0.75 + 0.012, h: c < 0.02 ? 285 : h - 6 }),
  };
}

/** #rrggbb. What the screen cannot show loses saturation, never hue or lightness. */
export function hexOf({ l, c, h }: Lch): string {
  const light = Math.min(1, Math.max(0, l));
  for (let saturation = c; saturation > 0.004; saturation *= 0.86) {
    const linear = linearOf(light, saturation, h);
    if (linear.every((value) => value >= -0.001 && value <= 1.001)) return hexOfLinear(linear);
  }
  return hexOfLinear(linearOf(light, 0, h));
}

export function lchOf(hex: string): Lch {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => linearOfByte(parseInt(hex.slice(start, start + 2), 16)));
  const [l, m, s] = [
    Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
    Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
    Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b),
  ];
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const angle = (Math.atan2(yellow, a) * 180) / Math.PI;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, yellow),
    h: angle < 0 ? angle + 360 : angle,
  };
}

/** How different two colours look: 0.02 is just seen, 0.2 is plain from afar. */
export function distance(one: Lch, other: Lch): number {
  const [x, y] = [radians(one.h), radians(other.h)];
  return Math.hypot(
    one.l - other.l,
    one.c * Math.cos(x) - other.c * Math.cos(y),
    one.c * Math.sin(x) - other.c * Math.sin(y),
  );
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function linearOf(light: number, c: number, h: number): [number, number, number] {
  const [a, b] = [c * Math.cos(radians(h)), c * Math.sin(radians(h))];
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function hexOfLinear(linear: readonly number[]): string {
  const bytes = linear.map((value) => {
    const inside = Math.min(1, Math.max(0, value));
    const curved = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
    return Math.round(curved * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${bytes.join('')}`;
}

function linearOfByte(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
