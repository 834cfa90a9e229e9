import { dot, flat, line, ovalOf } from '../pen.ts';
import type { Scene } from './scene.ts';
import { bubbles, cloud, ground, hills, stalactites, sun, twinkles, weeds } from './scenery.ts';

export const ELSEWHERE = {
  sea: {
    sky: [0.72, 0.1, 230],
    ground: [0.6, 0.1, 240],
    draw: (paint) =>
      flat('M40 0L0 150V256H60L100 0ZM150 0L136 256H196L190 0Z', paint(0.8, 0.09, 220), 0.35) +
      flat('M0 214Q64 196 128 210T256 206V256H0Z', paint(0.6, 0.1, 240)) +
      bubbles(paint(0.95, 0.03, 220)) +
      weeds(paint),
    floor: 'none',
  },
  reef: {
    sky: [0.82, 0.09, 205],
    ground: [0.87, 0.07, 85],
    draw: (paint) =>
      flat('M40 0L0 150V256H60L100 0ZM150 0L136 256H196L190 0Z', paint(0.92, 0.05, 200), 0.4) +
      ground(214, paint(0.87, 0.07, 85)) +
      line(
        'M26 230V176M26 206q-16 -2 -16 -24M26 194q16 -2 14 -20M232 232V182M232 212q16 -2 16 -24M232 202q-14 -2 -14 -18',
        paint(0.7, 0.14, 10),
        10,
      ) +
      weeds(paint) +
      bubbles(paint(0.98, 0.02, 220)),
    floor: 'none',
  },
  river: {
    sky: [0.89, 0.055, 215],
    ground: [0.75, 0.09, 225],
    draw: (paint) =>
      cloud(52, 58, 0.85, paint(0.98, 0.01, 230)) +
      hills(160, paint(0.82, 0.11, 140)) +
      flat('M0 192Q64 184 128 190T256 188V256H0Z', paint(0.75, 0.09, 225)) +
      line(
        'M14 214q16 -6 32 0t32 0M182 222q16 -6 32 0t32 0M24 240q14 -5 28 0M196 246q14 -5 28 0',
        paint(0.9, 0.05, 215),
        4,
      ) +
      line('M232 196V142M244 198V154M220 198V158', paint(0.62, 0.11, 135), 4) +
      line('M232 160V142M244 170V156', paint(0.5, 0.07, 55), 9),
  },
  beach: {
    sky: [0.89, 0.06, 220],
    ground: [0.9, 0.06, 85],
    draw: (paint) =>
      sun(206, 48, 21, '#ffe28f') +
      flat('M0 156H256V220H0Z', paint(0.76, 0.1, 220)) +
      line('M10 172q12 -5 24 0M196 178q14 -5 28 0M220 166q10 -4 20 0', paint(0.93, 0.04, 210), 4) +
      ground(198, paint(0.9, 0.06, 85)) +
      line('M26 204C22 160 32 128 44 104', paint(0.62, 0.08, 65), 11) +
      flat(
        'M44 106C20 88 4 96 -6 116C16 108 30 110 44 110C34 120 30 136 34 148C46 138 50 122 48 110C64 108 80 116 88 130C92 106 70 92 48 102C52 86 44 72 30 66C32 82 36 96 44 106Z',
        paint(0.66, 0.12, 145),
      ) +
      dot(ovalOf(222, 236, 8, 6), paint(0.8, 0.1, 20)),
  },
  sky: {
    sky: [0.85, 0.075, 235],
    ground: [0.96, 0.012, 235],
    draw: (paint) =>
      sun(210, 50, 21, '#ffe28f') +
      cloud(46, 74, 0.9, paint(0.97, 0.01, 235)) +
      cloud(216, 128, 0.8, paint(0.97, 0.01, 235)) +
      flat(
        'M-10 256V222a28 28 0 0 1 44 -14a34 34 0 0 1 56 -8a40 40 0 0 1 70 0a34 34 0 0 1 58 8a28 28 0 0 1 48 14V256Z',
        paint(0.96, 0.012, 235),
      ),
    floor: 'cloud',
  },
  cave: {
    sky: [0.56, 0.05, 290],
    ground: [0.46, 0.04, 290],
    draw: (paint) =>
      dot(ovalOf(128, 140, 104, 110), paint(0.64, 0.06, 285)) +
      stalactites(paint(0.42, 0.04, 290)) +
      ground(208, paint(0.46, 0.04, 290)) +
      flat('M18 214L28 176L38 214ZM34 216L48 188L58 216ZM214 216L226 182L236 216Z', paint(0.8, 0.11, 200)) +
      flat('M28 176L32 214H38ZM226 182L228 216H236Z', paint(0.9, 0.07, 200)),
  },
  dungeon: {
    sky: [0.52, 0.03, 265],
    ground: [0.42, 0.03, 265],
    draw: (paint) =>
      line(
        'M0 40H256M0 84H256M0 128H256M0 172H256M40 0V40M120 0V40M200 0V40M80 40V84M160 40V84M236 40V84M40 84V128M120 84V128M200 84V128M80 128V172M160 128V172M236 128V172M40 172V210M200 172V210',
        paint(0.44, 0.03, 265),
        4,
      ) +
      ground(208, paint(0.42, 0.03, 265)) +
      [26, 230]
        .map(
          (x) =>
            dot(ovalOf(x, 84, 30), '#ffb84a', 0.25) +
            flat(`M${x - 5} 96H${x + 5}L${x + 3} 124H${x - 3}Z`, paint(0.36, 0.05, 55)) +
            flat(`M${x} 62C${x + 12} 78 ${x + 12} 96 ${x} 98C${x - 12} 96 ${x - 12} 78 ${x} 62Z`, '#ff9f3a') +
            dot(ovalOf(x, 90, 4, 7), '#ffe27a'),
        )
        .join(''),
  },
  city: {
    sky: [0.88, 0.05, 245],
    ground: [0.72, 0.02, 260],
    draw: (paint) =>
      flat('M0 210V120H34V92H70V140H92V210ZM158 210V108H184V70H222V124H256V210Z', paint(0.77, 0.045, 262)) +
      flat('M58 210V152H96V132H118V210ZM140 210V148H170V210ZM212 210V150H256V210Z', paint(0.7, 0.05, 262)) +
      flat(
        'M42 104h8v10h-8zM54 104h8v10h-8zM8 132h8v10h-8zM20 132h8v10h-8zM8 152h8v10h-8zM192 84h8v10h-8zM206 84h8v10h-8zM192 106h8v10h-8zM206 106h8v10h-8zM222 162h8v10h-8zM238 162h8v10h-8zM66 166h8v10h-8zM148 162h8v10h-8zM166 124h8v10h-8z',
        paint(0.95, 0.08, 95),
      ) +
      ground(208, paint(0.72, 0.02, 260)),
  },
  room: {
    sky: [0.91, 0.045, 85],
    ground: [0.76, 0.055, 185],
    draw: (paint) =>
      line('M24 0V200M66 0V200M108 0V200M150 0V200M192 0V200M234 0V200', paint(0.935, 0.035, 88), 12) +
      flat('M168 26H240V104H168Z', paint(0.98, 0.01, 90)) +
      flat('M174 32H201V98H174ZM207 32H234V98H207Z', paint(0.86, 0.06, 230)) +
      flat('M18 40H70V88H18Z', paint(0.7, 0.08, 60)) +
      flat('M23 45H65V83H23Z', paint(0.93, 0.03, 100)) +
      flat('M23 83L38 62L48 74L54 68L65 83Z', paint(0.76, 0.1, 150)) +
      flat('M0 198H256V256H0Z', paint(0.76, 0.055, 185)) +
      line('M0 198H256', paint(0.97, 0.02, 90), 6) +
      dot(ovalOf(128, 226, 112, 19), paint(0.84, 0.06, 20)) +
      dot(ovalOf(128, 226, 92, 13), paint(0.9, 0.045, 30)),
  },
  space: {
    sky: [0.32, 0.09, 290],
    ground: [0.52, 0.06, 300],
    draw: (paint) =>
      dot(ovalOf(60, 90, 80, 40), paint(0.42, 0.12, 320), 0.5) +
      twinkles('#ffffff') +
      dot(ovalOf(210, 56, 23), paint(0.74, 0.13, 55)) +
      line('M172 66Q210 84 250 46', paint(0.85, 0.09, 80), 6) +
      flat('M-10 256Q40 200 128 200T266 256Z', paint(0.52, 0.06, 300)) +
      dot(ovalOf(52, 234, 13, 5), paint(0.44, 0.06, 300)) +
      dot(ovalOf(206, 238, 16, 6), paint(0.44, 0.06, 300)),
  },
  castle: {
    sky: [0.84, 0.06, 300],
    ground: [0.68, 0.08, 145],
    draw: (paint) =>
      cloud(128, 40, 0.8, paint(0.95, 0.02, 300)) +
      flat(
        'M8 210V96H16V86H26V96H36V86H46V96H56V86H64V130H192V86H200V96H210V86H220V96H230V86H240V96H248V210Z',
        paint(0.72, 0.04, 290),
      ) +
      flat('M4 86L36 40L68 86ZM188 86L220 40L252 86Z', paint(0.56, 0.11, 275)) +
      flat('M30 116h12v18h-12zM214 116h12v18h-12z', paint(0.92, 0.08, 95)) +
      line('M36 40V26M220 40V26', paint(0.5, 0.05, 290), 3) +
      flat('M36 26l16 6l-16 6ZM220 26l16 6l-16 6Z', paint(0.66, 0.17, 25)) +
      ground(206, paint(0.68, 0.08, 145)),
  },
} as const satisfies Record<string, Scene>;
