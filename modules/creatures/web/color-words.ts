/** How the words of colours look that one gives a creature: near to what the drawer makes of them. The rest it reads by itself. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ black: '#33302f', white: '#f6f4ee', cream: '#efe3c8', grey: '#8f8f96', charcoal: '#5b5f6b', silver: '#bcc3cf' },
  ...{
    brown: '#b96f3c',
    chocolate: '#6f4630',
    chestnut: '#8a4b2b',
    sand: '#dcae73',
    ginger: '#e58a35',
    rust: '#c3602c',
  },
  ...{ gold: '#e2a92f', yellow: '#f5cf3c', red: '#d4403a', crimson: '#9c2f3f', coral: '#f08f8a', pink: '#f4a7bf' },
  ...{
    magenta: '#d6479a',
    peach: '#f6bd97',
    purple: '#8f57b8',
    lavender: '#c3a7e2',
    indigo: '#4f55b4',
    blue: '#3f7fcf',
  },
  ...{
    'sky blue': '#8cc3ea',
    navy: '#2f4168',
    teal: '#36b0b5',
    green: '#4fa24f',
    emerald: '#2aa36b',
    forest: '#2f6b46',
  },
  ...{ olive: '#8c9a48', lime: '#a3d24b', mint: '#a9dfc3', orange: '#e58a35', gray: '#8f8f96', amber: '#e2a92f' },
  ...{
    copper: '#c3602c',
    bronze: '#c3602c',
    scarlet: '#d4403a',
    violet: '#8f57b8',
    turquoise: '#36b0b5',
    azure: '#3f7fcf',
  },
};

/** To choose from: no two of them look alike. */
export const COLOR_WORDS: readonly string[] = Object.keys(WORDS).slice(0, 33);

/** A colour that a style may have, for `crimson`, `dark red` or `#c0ffee`; undefined where only the drawer knows. */
export function swatchOf(words: string): string | undefined {
  const folded = words.trim().toLowerCase();
  if (/^#([0-9a-f]{3}){1,2}$/.test(folded)) return folded;
  const last = folded.split(/\s+/).at(-1) ?? '';
  const joined = folded.replaceAll(/[\s-]/g, '');
  return WORDS[folded] ?? (/^[a-z]+$/.test(joined) && CSS.supports('color', joined) ? joined : WORDS[last]);
}
