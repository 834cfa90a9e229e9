/** Elements that draw, or that those refer to. All others go, with what they hold. */
export const ELEMENTS = new Set(
  (
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan ' +
    'linearGradient radialGradient stop clipPath mask pattern filter ' +
    'feBlend feColorMatrix feComposite feDropShadow feFlood feGaussianBlur feMerge feMergeNode feOffset'
  ).split(' '),
);

/** Elements of which only what they hold is kept: drawing programs wrap pictures in them. */
export const UNWRAPPED = new Set(['a', 'switch']);

/** Whose text is kept. */
export const WORDED = new Set(['title', 'desc', 'text', 'tspan']);

const ATTRIBUTES =
  'id x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio transform rotate ' +
  'offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform ' +
  'clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits pathLength textLength lengthAdjust ' +
  'in in2 result type values mode operator k1 k2 k3 k4 stdDeviation edgeMode';

/** Properties of style: as attributes, in `style` and in a style sheet. All come out as attributes. */
export const PROPERTIES = new Set(
  (
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-dasharray stroke-dashoffset color opacity display visibility clip-path clip-rule mask filter ' +
    'stop-color stop-opacity flood-color flood-opacity paint-order vector-effect color-interpolation ' +
    'color-interpolation-filters shape-rendering text-rendering ' +
    'font-family font-size font-style font-weight font-variant letter-spacing word-spacing text-anchor ' +
    'dominant-baseline alignment-baseline baseline-shift text-decoration'
  ).split(' '),
);

const NAMES = new Set([...ATTRIBUTES.split(' '), ...PROPERTIES]);
const LONG = new Set(['d', 'points', 'values']);
const SHORT_CHARACTERS = 1000;

const ID = /^[A-Za-z_][\w.-]{0,99}$/;
/** `#id`, as in `href`. */
const REFERENCE = /^#([A-Za-z_][\w.-]{0,99})$/;
/** `url(#id)`, with marks or without. */
export const LOCAL_URL = /url\(\s*(["']?)#([A-Za-z_][\w.-]{0,99})\1\s*\)/gi;
const FUNCTIONS = /^(rgba?|hsla?|matrix|translate|rotate|scale|skewX|skewY)$/;

/** The value of an attribute as it may stand; undefined: it may not. */
export function allowedValue(name: string, value: string): string | undefined {
  const text = value.trim();
  if (name === 'href') return REFERENCE.test(text) ? text : undefined;
  if (!NAMES.has(name)) return undefined;
  if (name === 'id' || name === 'result') return ID.test(text) ? text : undefined;
  if (name === 'font-family') return text.replaceAll(/[^\p{L}\p{N} ,_-]/gu, '').slice(0, 200);
  if (LONG.has(name)) return /^[\w\s.,+-]*$/.test(text) ? text : undefined;
  if (text.length > SHORT_CHARACTERS) return undefined;
  const local = text.replaceAll(LOCAL_URL, (_all, _mark, id: string) => `url(#${id})`);
  return isPlain(local.replaceAll(/url\(#[\w.-]+\)/g, ' ')) ? local : undefined;
}

/** Numbers, words, colours and known functions: nothing that reaches out of the picture. */
function isPlain(text: string): boolean {
  if (!/^[\w\s#.,%()+-]*$/.test(text)) return false;
  return [...text.matchAll(/([\w-]*)\s*\(/g)].every(([, name = '']) => FUNCTIONS.test(name));
}
