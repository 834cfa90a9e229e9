import type { Drawing, Look } from '../look.ts';
import { ball, both, d, dot, flat, line, molded, oval, ovalOf, shape } from '../pen.ts';

const feelers = (look: Look, x: number, y: number) =>
  both(
    line(d`M${x} ${y}C${x - 4} ${y - 22} ${x - 16} ${y - 34} ${x - 30} ${y - 34}`, look.coat.line, 6) +
      oval(ovalOf(x - 31, y - 34, 7), look.mark.base),
  );

/** Butterflies and moths: the wings are the colour, the body small. */
export function butterfly(look: Look, { moth = false }: { moth?: boolean }): Drawing {
  const upper = moth
    ? 'M118 128C100 72 52 52 18 70C10 96 34 134 118 148Z'
    : 'M118 128C104 62 52 24 22 42C2 62 18 126 118 146Z';
  const lower = 'M120 146C70 138 30 156 34 190C40 222 96 220 122 164Z';
  const head = ovalOf(128, 112, 38, 35);
  return {
    at: {
      head,
      body: ovalOf(128, 168, 16, 40),
      eyes: { x: 128, y: 108, gap: 17, r: 12 },
      mouth: { x: 128, y: 127, w: 11, lips: 'plain' },
      neck: { x: 128, y: 144, w: 15 },
      wings: [100, 150],
    },
    back: both(
      molded(lower, look.mark, [80, 180], 0.86) +
        molded(upper, look.coat, [72, 104], 0.88) +
        flat(
          moth ? 'M96 122C84 96 58 80 38 84C40 106 62 122 96 128Z' : 'M96 116C84 82 54 56 36 62C30 82 50 112 96 124Z',
          look.mark.base,
        ) +
        dot(ovalOf(48, moth ? 94 : 80, 10, 9), look.belly.base) +
        dot(ovalOf(66, 184, 14, 11), look.belly.base) +
        dot(ovalOf(66, 184, 6, 5), look.coat.base),
    ),
    body:
      ball(
        ovalOf(128, 170, 17, 44),
        { ...look.mark, base: look.coat.line, shade: look.coat.line, light: look.coat.shade },
        false,
      ) + line('M116 160q12 6 24 0M115 176q13 6 26 0M118 192q10 5 20 0', look.belly.base, 4),
    ears: feelers(look, 116, 84),
    head: ball(head, look.belly),
    shadow: 34,
  };
}

/** Bees, flies, dragonflies: round, with clear wings. */
export function bee(look: Look, { form = 'bee' }: { form?: 'bee' | 'fly' | 'dragonfly' }): Drawing {
  const head = ovalOf(128, 98, 52, 46);
  const glassy = (path: string) => `<path d="${path}" fill="#e4f4fb" fill-opacity="0.88"/>`;
  const wings =
    form === 'dragonfly'
      ? glassy('M114 140C70 108 24 108 8 126C20 146 70 154 114 150Z') +
        glassy('M114 152C76 152 34 164 24 184C44 196 88 180 116 162Z')
      : glassy('M112 150C84 100 40 84 22 106C8 132 56 162 112 162Z') +
        glassy('M112 160C72 158 38 174 42 196C54 212 96 192 114 172Z');
  return {
    at: {
      head,
      body: ovalOf(128, 176, 44, 44),
      eyes: form === 'bee' ? { x: 128, y: 96, gap: 24, r: 14 } : { x: 128, y: 92, gap: 30, r: 22 },
      mouth: { x: 128, y: 122, w: 14, lips: 'plain' },
      neck: { x: 128, y: 142, w: 32 },
      wings: [96, 150],
    },
    back: both(wings),
    body:
      form === 'dragonfly'
        ? [222, 204, 184, 162]
            .map((y, index) => ball(ovalOf(128, y, 12 + index * 4, 14 + index * 2), look.coat, false))
            .join('')
        : (form === 'bee' ? shape('M120 214L128 234L136 214Z', look.mark.base) : '') +
          ball(ovalOf(128, 174, 46, 46), look.coat, false) +
          (form === 'bee'
            ? flat(
                'M83 164Q128 178 173 164Q175 173 173 181Q128 196 83 181Q81 173 83 164ZM92 200Q128 214 164 200Q158 209 150 214Q128 222 106 214Q98 209 92 200Z',
                look.mark.base,
              )
            : dot(ovalOf(128, 182, 28, 30), look.belly.base)),
    ears: feelers(look, 110, 60),
    head: ball(head, look.coat),
    shadow: 40,
  };
}

/** Beetles, ladybirds, ants. */
export function beetle(look: Look, { form = 'beetle' }: { form?: 'beetle' | 'ladybird' | 'ant' | 'mantis' }): Drawing {
  const head = form === 'ant' || form === 'mantis' ? ovalOf(128, 94, 54, 46) : ovalOf(128, 96, 50, 42);
  const legs = both(line('M92 156L56 140L40 156M88 178L48 178L36 198M96 200L64 212L52 226', look.coat.line, 9));
  const shell = ovalOf(128, 172, form === 'ant' ? 42 : 66, 50);
  const dark = { base: look.mark.base, shade: look.mark.shade, light: look.mark.light, line: look.mark.line };
  const dots = [
    [96, 152, 10],
    [160, 152, 10],
    [88, 182, 9],
    [168, 182, 9],
    [110, 202, 8],
    [146, 202, 8],
  ]
    .map(([x = 0, y = 0, r = 0]) => dot(ovalOf(x, y, r), look.mark.base))
    .join('');
  return {
    at: {
      head,
      body: shell,
      eyes: { x: 128, y: 92, gap: 23, r: 14 },
      mouth: { x: 128, y: 114, w: 14, lips: 'plain' },
      neck: { x: 128, y: 136, w: 34 },
      wings: [90, 150],
    },
    back: legs,
    body:
      form === 'ant'
        ? ball(ovalOf(128, 190, 46, 36), look.coat, false) + ball(ovalOf(128, 148, 28, 20), look.coat, false)
        : form === 'mantis'
          ? ball(ovalOf(128, 180, 30, 46), look.coat, false) +
            both(line('M108 158L72 128L84 182', look.coat.line, 19) + line('M108 158L72 128L84 182', look.coat.base, 9))
          : ball(shell, look.coat) +
            line('M128 126V220', look.coat.line, 5) +
            (form === 'ladybird' ? dots : line('M100 140Q92 172 104 206M156 140Q164 172 152 206', look.coat.shade, 5)),
    ears: feelers(look, 108, 60),
    head: ball(head, form === 'ladybird' ? dark : look.coat),
    shadow: 76,
  };
}
