import type { Drawing, Look } from '../look.ts';
import { ball, both, d, dot, line, molded, ovalOf, shape } from '../pen.ts';

const arm = (path: string, { coat }: Look, width = 28) =>
  line(path, coat.line, width) + line(path, coat.base, width - 10);

/** Octopus, squid, kraken. */
export function octopus(look: Look, { squid = false }: { squid?: boolean }): Drawing {
  const head = squid ? ovalOf(128, 120, 54, 56) : ovalOf(128, 102, 68, 66);
  const suckers = (points: readonly (readonly [number, number])[]) =>
    points.map(([x, y]) => dot(ovalOf(x, y, 4.5), look.belly.base)).join('');
  return {
    at: {
      head,
      body: head,
      eyes: { x: 128, y: head.y + 18, gap: 28, r: 16, pupil: 'bar' },
      mouth: { x: 128, y: head.y + 44, w: 14, lips: 'plain' },
      wings: [86, 120],
    },
    back:
      both(
        arm('M84 142C50 148 50 186 28 182C16 178 18 164 28 162', look) +
          suckers([
            [60, 160],
            [48, 178],
          ]) +
          arm('M92 152C76 176 70 214 40 214', look),
      ) +
      (squid
        ? molded('M128 18C96 36 66 84 78 96C100 88 156 88 178 96C190 84 160 36 128 18Z', look.mark, [124, 70])
        : ''),
    body: both(
      arm('M104 156C98 184 102 212 76 220', look) +
        suckers([
          [101, 184],
          [96, 202],
        ]) +
        arm('M119 158C120 184 126 210 110 220', look),
    ),
    head: ball(head, look.coat),
    muzzle: both(dot(ovalOf(76, 84, 7, 9), look.mark.base, 0.8) + dot(ovalOf(90, 64, 5), look.mark.base, 0.8)),
    shadow: 92,
  };
}

export function jellyfish(look: Look): Drawing {
  const wave = (x: number, long: number) =>
    line(d`M${x} 140c-12 16 12 24 0 40s8 ${long - 18} -2 ${long}`, look.coat.line, 13) +
    line(d`M${x} 140c-12 16 12 24 0 40s8 ${long - 18} -2 ${long}`, look.mark.base, 5);
  const head = ovalOf(128, 96, 72, 62);
  return {
    at: {
      head,
      eyes: { x: 128, y: 104, gap: 28, r: 14 },
      mouth: { x: 128, y: 126, w: 14, lips: 'plain' },
      wings: [70, 110],
    },
    back: [84, 106, 128, 150, 172].map((x, index) => wave(x, index % 2 === 0 ? 26 : 38)).join(''),
    body: molded(
      'M52 132C44 70 84 34 128 34C172 34 212 70 204 132C196 150 182 150 174 138C166 152 150 152 143 140C137 152 119 152 113 140C106 152 90 152 82 138C74 150 60 150 52 132Z',
      look.coat,
      [122, 88],
      0.92,
    ),
    head: dot(ovalOf(92, 62, 20, 11), look.coat.light, 0.85) + dot(ovalOf(70, 88, 6, 8), look.coat.light, 0.6),
    shadow: 44,
  };
}

/** Crabs, lobsters and shrimps wave. */
export function crab(look: Look, { lobster = false }: { lobster?: boolean }): Drawing {
  const head = ovalOf(128, 158, lobster ? 58 : 78, 52);
  const claw =
    arm('M66 150C44 144 36 126 42 108', look, 24) +
    molded('M46 116C22 110 12 82 28 60C34 64 38 72 40 82C46 70 54 62 66 62C76 82 68 110 46 116Z', look.mark, [42, 90]);
  const stalk = line('M106 118V92', look.coat.line, 15) + line('M106 118V92', look.coat.base, 5);
  return {
    at: {
      head,
      body: head,
      eyes: { x: 128, y: 86, gap: 22, r: 17 },
      mouth: { x: 128, y: 160, w: 22, lips: 'plain' },
      wings: [70, 150],
    },
    back:
      both(arm('M66 180C44 180 34 194 30 212', look, 18) + arm('M76 194C60 200 52 210 50 224', look, 18)) +
      (lobster
        ? molded('M100 196C96 224 108 240 128 240C148 240 160 224 156 196Z', look.mark, [128, 214]) +
          both(line('M112 118C100 70 70 52 50 50', look.coat.line, 5))
        : ''),
    body: both(claw + stalk),
    head: ball(head, look.coat),
    muzzle:
      dot(ovalOf(128, 184, 42, 18), look.belly.base, 0.75) +
      both(dot(ovalOf(84, 140, 5), look.mark.shade) + dot(ovalOf(98, 130, 4), look.mark.shade)),
    shadow: 84,
  };
}

export function starfish(look: Look): Drawing {
  const path =
    'M128 26C142 26 148 64 160 84C184 88 226 86 230 100C232 114 202 134 188 152C192 176 208 208 194 218C180 226 152 204 128 198C104 204 76 226 62 218C48 208 64 176 68 152C54 134 24 114 26 100C30 86 72 88 96 84C108 64 114 26 128 26Z';
  return {
    at: {
      head: ovalOf(128, 128, 54, 52),
      eyes: { x: 128, y: 120, gap: 23, r: 15 },
      mouth: { x: 128, y: 148, w: 16, lips: 'plain' },
      wings: [80, 130],
      rough: true,
    },
    body:
      molded(path, look.coat, [124, 122], 0.92) +
      [
        [128, 60],
        [128, 78],
        [62, 106],
        [194, 106],
        [82, 112],
        [174, 112],
        [82, 192],
        [174, 192],
        [96, 176],
        [160, 176],
      ]
        .map(([x = 0, y = 0]) => dot(ovalOf(x, y, 4.5), look.belly.base))
        .join(''),
    head: '',
    shadow: 72,
  };
}

/** Seals and walruses lie on their bellies. */
export function seal(look: Look, { walrus = false }: { walrus?: boolean }): Drawing {
  const head = ovalOf(104, 112, 58, 52);
  return {
    at: {
      head,
      body: ovalOf(110, 176, 44, 40),
      eyes: { x: 104, y: 106, gap: 28, r: 16, pupil: 'bead' },
      mouth: { x: 104, y: 134, w: 15, lips: 'cat' },
      neck: { x: 108, y: 160, w: 44 },
      wings: [80, 170],
    },
    back: molded(
      'M196 206C206 184 222 168 244 168C242 184 236 192 232 198C244 200 250 208 250 218C232 226 212 224 196 216Z',
      look.coat,
      [220, 200],
    ),
    body:
      molded(
        'M58 140C50 180 60 222 90 224H190C216 222 214 204 200 196C170 180 160 150 152 134Z',
        look.coat,
        [110, 184],
        0.93,
      ) +
      dot(ovalOf(104, 190, 34, 26), look.belly.base) +
      molded('M70 186C48 188 30 206 28 220C46 230 72 224 84 208Z', look.mark, [54, 208]) +
      molded('M140 190C160 192 174 208 174 222C156 228 136 222 126 208Z', look.mark, [152, 208]),
    head: ball(head, look.coat),
    muzzle:
      dot(ovalOf(90, 136, 21, 16), look.belly.base) +
      dot(ovalOf(118, 136, 21, 16), look.belly.base) +
      dot(ovalOf(104, 123, 10, 7.5), look.ink) +
      line('M78 136L46 130M78 144L48 148M130 136L162 130M130 144L160 148', look.ink, 2.6, 0.7) +
      (walrus ? shape('M86 148L90 190L100 150ZM108 150L118 190L122 148Z', '#fbf2da') : ''),
    shadow: 92,
  };
}
