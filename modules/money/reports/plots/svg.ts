/** Colours of a plot: on a screen they follow the page, on paper they are fixed. */
export interface Palette {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly bar: string;
  readonly income: string;
  readonly spending: string;
  readonly font: string;
}

export const SCREEN: Palette = {
  ink: 'currentColor',
  quiet: 'var(--plot-quiet, #868e96)',
  line: 'var(--plot-line, #adb5bd)',
  bar: 'var(--plot-bar, #1c7ed6)',
  income: 'var(--plot-income, #2f9e44)',
  spending: 'var(--plot-spending, #e8590c)',
  font: 'inherit',
};

/** The compiler's own font: no other has to be there. */
export const PAPER: Palette = {
  ...{ ink: '#1f2328', quiet: '#6a737d', line: '#d0d7de', bar: '#1971c2', income: '#2b8a3e', spending: '#d9480f' },
  font: 'Libertinus Serif',
};

export const WIDTH = 480;

/** A plot that says what it shows to who cannot see it. `name` is its own on the page. */
export function plot(
  { name, title, description, height }: { name: string; title: string; description: string; height: number },
  palette: Palette,
  body: string,
): string {
  const [titled, described] = [`plot-${name}-title`, `plot-${name}-desc`];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${round(height)}" role="img" aria-labelledby="${titled} ${described}" font-family="${palette.font}" font-size="12">` +
    `<title id="${titled}">${escape(title)}</title><desc id="${described}">${escape(description)}</desc>${body}</svg>`
  );
}

export function rect(
  at: { x: number; y: number; width: number; height: number },
  fill: string,
  title?: string,
): string {
  const { x, y, width, height } = at;
  const inner = title === undefined ? '' : `<title>${escape(title)}</title>`;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}" rx="2" fill="${fill}">${inner}</rect>`;
}

export function text(
  {
    x,
    y,
    anchor = 'start',
    fill,
    weight,
  }: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; fill: string; weight?: number },
  words: string,
): string {
  const bold = weight === undefined ? '' : ` font-weight="${weight}"`;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${fill}"${bold}>${escape(words)}</text>`;
}

export function line(from: { x: number; y: number }, to: { x: number; y: number }, stroke: string): string {
  return `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}" stroke="${stroke}" stroke-width="1"/>`;
}

/** What is too long for its place ends in dots; its title has it whole. */
export function cut(words: string, most: number): string {
  const letters = Array.from(words);
  return letters.length <= most
    ? words
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** In text and in attributes. What XML cannot hold is left out. */
export function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{C}\u{200D}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export const round = (value: number): number => Math.round(value * 10) / 10;
