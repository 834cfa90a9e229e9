import { flat, line } from '../pen.ts';
import type { Scene } from './scene.ts';
import { blossoms, cloud, fir, ground, hills, moon, peaks, rocks, sun, tufts, twinkles } from './scenery.ts';

export const OUTDOORS = {
  plain: { sky: [0.9, 0.045, 250], ground: [0.83, 0.06, 250], draw: (paint) => ground(206, paint(0.83, 0.06, 250)) },
  meadow: {
    sky: [0.88, 0.06, 225],
    ground: [0.8, 0.13, 132],
    otherGround: [0.9, 0.06, 95],
    draw: (paint, floor) =>
      sun(212, 48, 19, '#ffe28f') +
      cloud(54, 64, 0.9, paint(0.98, 0.01, 230)) +
      hills(168, paint(0.84, 0.1, 140)) +
      ground(202, floor) +
      tufts(224, paint(0.68, 0.14, 135)) +
      blossoms(222, ['#ffffff', '#ffd1e3']),
  },
  garden: {
    sky: [0.9, 0.05, 210],
    ground: [0.78, 0.13, 138],
    otherGround: [0.89, 0.05, 80],
    draw: (paint, floor) =>
      cloud(200, 56, 0.9, paint(0.98, 0.01, 230)) +
      flat(
        'M0 150q10 -22 28 -14q8 -24 32 -14q12 -18 32 -4q16 -20 38 -6q14 -18 36 -4q16 -18 36 -2q14 -14 30 -4q14 -10 24 2V256H0Z',
        paint(0.72, 0.12, 145),
      ) +
      ground(206, floor) +
      blossoms(166, ['#ffb3cf', '#fff0a0', '#ffffff']) +
      blossoms(220, ['#ff9fb5', '#ffe07a', '#d9b8ff']),
  },
  forest: {
    sky: [0.9, 0.05, 165],
    ground: [0.72, 0.1, 140],
    otherGround: [0.84, 0.06, 90],
    draw: (paint, floor) =>
      [
        [14, 1.5],
        [62, 1.15],
        [196, 1.2],
        [244, 1.55],
        [108, 0.9],
        [154, 0.95],
      ]
        .map(([x = 0, s = 1], index) =>
          fir(x, 208, s, paint(index < 4 ? 0.66 : 0.77, 0.09, 155), paint(0.55, 0.06, 60)),
        )
        .join('') +
      ground(204, floor) +
      tufts(226, paint(0.6, 0.11, 145)),
  },
  jungle: {
    sky: [0.9, 0.06, 165],
    ground: [0.66, 0.12, 140],
    otherGround: [0.56, 0.06, 60],
    draw: (paint, floor) =>
      line('M40 0C44 60 34 120 46 210M214 0C210 70 222 130 210 210', paint(0.6, 0.08, 120), 13) +
      flat(
        'M0 0C50 6 76 34 80 66C48 62 14 46 0 24ZM256 0C206 6 180 34 176 66C208 62 242 46 256 24ZM0 108C34 108 56 130 60 160C34 156 10 146 0 132ZM256 108C222 108 200 130 196 160C222 156 246 146 256 132ZM86 0C96 22 118 34 140 32C150 18 152 8 150 0Z',
        paint(0.68, 0.13, 148),
      ) +
      ground(206, floor) +
      flat(
        'M0 256C2 228 14 212 34 206C36 228 32 244 26 256ZM256 256C254 228 242 212 222 206C220 228 224 244 230 256Z',
        paint(0.56, 0.12, 150),
      ),
  },
  desert: {
    sky: [0.9, 0.05, 215],
    ground: [0.88, 0.085, 80],
    draw: (paint) =>
      sun(56, 54, 23, '#ffe28f') +
      flat('M0 190Q70 138 140 184Q200 148 256 176V256H0Z', paint(0.91, 0.07, 72)) +
      line('M222 190V140M222 168q-18 0 -18 -18v-8M222 160q14 0 14 -14', paint(0.66, 0.11, 150), 13) +
      ground(208, paint(0.88, 0.085, 80)),
  },
  savanna: {
    sky: [0.9, 0.075, 55],
    ground: [0.84, 0.1, 105],
    draw: (paint) =>
      sun(128, 96, 44, '#ffe28f') +
      flat('M206 200L212 150L196 126L204 122L216 140L226 118L234 122L222 150L220 200Z', paint(0.55, 0.08, 60)) +
      flat('M164 124Q172 100 206 106Q226 90 256 104V128Q206 136 164 124Z', paint(0.66, 0.1, 125)) +
      ground(202, paint(0.84, 0.1, 105)) +
      tufts(222, paint(0.66, 0.11, 90)),
  },
  mountains: {
    sky: [0.88, 0.055, 240],
    ground: [0.76, 0.1, 145],
    draw: (paint) =>
      cloud(206, 52, 0.8, paint(0.98, 0.01, 240)) +
      peaks(94, paint(0.74, 0.05, 262), paint(0.97, 0.01, 250)) +
      hills(186, paint(0.8, 0.08, 150)) +
      ground(212, paint(0.76, 0.1, 145)),
  },
  snow: {
    sky: [0.84, 0.06, 235],
    ground: [0.95, 0.018, 235],
    draw: (paint) =>
      peaks(112, paint(0.77, 0.05, 245), paint(0.94, 0.02, 235)) +
      ground(200, paint(0.95, 0.018, 235)) +
      [
        [30, 40, 4],
        [70, 92, 3],
        [206, 60, 4],
        [236, 120, 3.5],
        [24, 140, 3],
        [160, 26, 3.5],
        [104, 48, 2.6],
        [222, 20, 3],
      ]
        .map(
          ([x = 0, y = 0, r = 0]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" stroke="none" opacity="0.9"/>`,
        )
        .join(''),
  },
  farm: {
    sky: [0.89, 0.055, 225],
    ground: [0.8, 0.12, 125],
    draw: (paint) =>
      cloud(196, 56, 0.85, paint(0.98, 0.01, 230)) +
      hills(172, paint(0.85, 0.1, 115)) +
      flat('M6 206V142L42 112L78 142V206Z', paint(0.6, 0.14, 28)) +
      flat('M0 146L42 108L84 146L78 152L42 120L6 152Z', paint(0.5, 0.06, 40)) +
      flat('M28 206V164H56V206Z', paint(0.9, 0.03, 60)) +
      ground(204, paint(0.8, 0.12, 125)) +
      line('M176 190V220M210 190V220M244 190V220M162 198H256M162 210H256', paint(0.9, 0.03, 80), 6),
  },
  swamp: {
    sky: [0.86, 0.035, 190],
    ground: [0.62, 0.07, 130],
    otherGround: [0.55, 0.04, 75],
    draw: (paint, floor) =>
      line(
        'M30 208V90M30 130q-20 -6 -24 -26M30 114q18 -6 22 -24M232 208V110M232 150q18 -4 22 -20',
        paint(0.55, 0.04, 90),
        9,
      ) +
      ground(198, floor) +
      line('M16 222q22 -7 44 0M190 236q24 -7 48 0M188 212q18 -6 36 0', paint(0.74, 0.07, 150), 4) +
      line('M206 210V168M216 212V178M50 212V176', paint(0.6, 0.09, 125), 4) +
      line('M206 182V168M216 190V178M50 188V176', paint(0.5, 0.07, 55), 8),
  },
  volcano: {
    sky: [0.62, 0.13, 35],
    ground: [0.42, 0.05, 30],
    draw: (paint) =>
      cloud(90, 42, 1, paint(0.5, 0.05, 30), 0.6) +
      cloud(164, 34, 1.1, paint(0.46, 0.05, 30), 0.6) +
      flat('M8 210L92 70Q128 82 164 70L248 210Z', paint(0.5, 0.06, 30)) +
      flat(
        'M92 70Q128 82 164 70L172 84Q160 92 158 118Q152 128 148 104Q142 92 132 104Q126 148 118 128Q118 96 104 96Q96 100 88 78Z',
        paint(0.78, 0.17, 55),
      ) +
      ground(206, paint(0.42, 0.05, 30)) +
      line('M0 232Q40 224 64 236T120 250M256 222Q226 226 206 240', paint(0.78, 0.17, 60), 6),
  },
  night: {
    sky: [0.36, 0.08, 275],
    ground: [0.42, 0.07, 200],
    draw: (paint) =>
      twinkles('#fff6cf') +
      moon(206, 52, 24, '#fff3c4') +
      hills(176, paint(0.33, 0.07, 255)) +
      ground(206, paint(0.42, 0.07, 200)),
  },
  graveyard: {
    sky: [0.42, 0.07, 290],
    ground: [0.46, 0.05, 160],
    draw: (paint) =>
      moon(198, 58, 30, '#f6efc6') +
      twinkles('#e8e0ff') +
      line('M28 208V120M28 150q-18 -8 -22 -26M28 136q16 -8 18 -24', paint(0.28, 0.04, 300), 8) +
      flat('M194 214V180Q212 160 230 180V214ZM52 216V192Q66 176 80 192V216Z', paint(0.6, 0.03, 270)) +
      ground(208, paint(0.46, 0.05, 160)) +
      rocks(236, paint(0.4, 0.05, 160)),
  },
} as const satisfies Record<string, Scene>;
