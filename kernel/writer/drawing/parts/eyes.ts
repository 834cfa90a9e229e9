import type { EyePlace, Look, Mood } from '../look.ts';
import { d, dot, edge, flat, line, oval, ovalOf } from '../pen.ts';
import type { Oval } from '../pen.ts';

const WHITE = '#fffdf8';

/** Both eyes with their lids and brows, or one, or a spider's. */
export function eyes(look: Look, at: EyePlace): string {
  const grown = { ...at, r: at.r * (look.has('big-eyes') ? 1.3 : 1) };
  const gap = grown.gap + look.quirks.eyeGap;
  if (look.has('one-eye') || grown.count === 1)
    return eye(look, { ...grown, r: grown.r * (grown.count === 1 ? 1 : 1.55) }, grown.x, 0);
  const pair = [-1, 1].map((side) => eye(look, grown, grown.x + side * gap, side)).join('');
  const third = look.has('third-eye') ? smallEye(look, grown.x, grown.y - grown.r * 2, grown.r * 0.68) : '';
  const many = look.has('many-eyes') || grown.count === 8 ? sixMore(look, grown, gap) : '';
  return pair + third + many;
}

function sixMore(look: Look, { x, y, r }: EyePlace, gap: number): string {
  const places = [
    [0.62, -1.75, 0.5],
    [1.5, -1.15, 0.42],
    [0.18, -2.45, 0.34],
  ] as const;
  return [-1, 1]
    .flatMap((side) =>
      places.map(([across, up, size]) => smallEye(look, x + side * gap * across, y + r * up, r * size)),
    )
    .join('');
}

const smallEye = (look: Look, x: number, y: number, r: number) =>
  oval(ovalOf(x, y, r), look.ink) + dot(ovalOf(x - r * 0.3, y - r * 0.35, r * 0.34), WHITE);

function eye(look: Look, place: EyePlace, x: number, side: number): string {
  const { mood } = look;
  const { y, r } = place;
  const brow = browOf(look, ovalOf(x, y, r), side);
  const width = Math.max(4, r * 0.36);
  if (mood.eyes === 'closed' && place.pupil !== 'socket' && place.pupil !== 'lamp')
    return line(d`M${x - r} ${y}Q${x} ${y + r * 1.05} ${x + r} ${y}`, look.ink, width) + brow;
  if (mood.eyes === 'happy' && place.pupil !== 'socket' && place.pupil !== 'lamp')
    return line(d`M${x - r} ${y + r * 0.35}Q${x} ${y - r * 1.25} ${x + r} ${y + r * 0.35}`, look.ink, width) + brow;
  if (mood.eyes === 'squint' && side !== 0)
    return line(
      d`M${x + side * r * 0.9} ${y - r * 0.7}L${x - side * r * 0.7} ${y}L${x + side * r * 0.9} ${y + r * 0.7}`,
      look.ink,
      width,
    );
  return (
    openEye(look, place, x) +
    lid(look, ovalOf(x, y, ...size(mood, r)), side) +
    lashes(look, ovalOf(x, y, r), side) +
    brow
  );
}

const size = (mood: Mood, r: number): [number, number] => (mood.eyes === 'wide' ? [r * 1.1, r * 1.18] : [r, r * 1.08]);

function openEye(look: Look, { y, r, pupil = 'round' }: EyePlace, x: number): string {
  const { mood } = look;
  const [rx, ry] = size(mood, r);
  const [across, down] = mood.gaze ?? [0, 0];
  const [px, py] = [x + across * rx * 0.3, y + down * ry * 0.26];
  if (pupil === 'bead') return dot(ovalOf(x, y, rx * 0.82, ry * 0.88), look.ink) + shine(x, y, r * 0.82);
  if (pupil === 'socket')
    return (
      dot(ovalOf(x, y, rx * 1.1, ry * 1.1), look.ink) +
      dot(ovalOf(px, py, r * 0.36), look.eye) +
      dot(ovalOf(px - 1, py - 1, r * 0.14), WHITE)
    );
  if (pupil === 'lamp')
    return (
      oval(ovalOf(x, y, rx, mood.eyes === 'closed' ? ry * 0.3 : ry), look.eye) +
      dot(ovalOf(px, py, rx * 0.5, ry * (mood.eyes === 'closed' ? 0.12 : 0.5)), WHITE, 0.85)
    );
  const iris = mood.eyes === 'wide' ? 0.7 : 0.8;
  const inner: Record<string, string> = {
    round: dot(ovalOf(px, py, rx * iris * 0.66, ry * iris * 0.68), look.ink),
    slit: dot(ovalOf(px, py, rx * 0.24, ry * iris * 0.86), look.ink),
    bar: dot(ovalOf(px, py, rx * 0.56, ry * 0.27), look.ink),
  };
  return [
    oval(ovalOf(x, y, rx, ry), WHITE),
    dot(ovalOf(px, py, rx * iris, ry * iris), look.eye),
    inner[pupil] ?? '',
    shine(px, py, r),
  ].join('');
}

const shine = (x: number, y: number, r: number) =>
  dot(ovalOf(x - r * 0.27, y - r * 0.32, r * 0.29), WHITE) +
  dot(ovalOf(x + r * 0.3, y + r * 0.34, r * 0.13), WHITE, 0.9);

/** The upper lid: a piece cut off an oval, slanting with the temper. */
function lid(look: Look, at: Oval, side: number): string {
  const { eyes: kind, brow = 0 } = look.mood;
  if (kind !== 'half' && brow < 0.4) return '';
  const low = kind === 'half' ? 4 : -28;
  const slant = -side * Math.max(-20, brow * 24);
  const [left, right] = [180 - low + slant, 360 + low + slant].map((angle) => edge(at, angle));
  if (!left || !right) return '';
  const path = d`M${left[0]} ${left[1]}A${at.rx} ${at.ry} 0 ${right[0] > left[0] && low > 0 ? 1 : 0} 1 ${right[0]} ${right[1]}Z`;
  return `<path d="${path}" fill="${look.coat.shade}"/>`;
}

function lashes(look: Look, at: Oval, side: number): string {
  if (!look.has('lashes') || side === 0) return '';
  return [-38, -62, -14]
    .map((angle) => {
      const turn = side > 0 ? angle : 180 - angle;
      const [[x, y], [tipX, tipY]] = [edge(at, turn), edge({ ...at, rx: at.rx * 1.45, ry: at.ry * 1.4 }, turn)];
      return line(d`M${x} ${y}L${tipX} ${tipY}`, look.ink, 4);
    })
    .join('');
}

function browOf(look: Look, { x, y, rx: r }: Oval, side: number): string {
  const { brow, oneBrowUp = false } = look.mood;
  if (brow === undefined) return '';
  const up = y - r * (r > 24 ? 1.18 : oneBrowUp && side > 0 ? 1.95 : 1.52);
  const fall = brow * r * 0.55;
  const [outer, inner] = side === 0 ? [up, up] : [up - fall * 0.5, up + fall];
  const [left, right] = side > 0 ? [inner, outer] : [outer, inner];
  const bend = r * (brow > 0.3 ? 0.08 : 0.3);
  const path = d`M${x - r * 0.85} ${left}Q${x} ${(left + right) / 2 - bend} ${x + r * 0.85} ${right}`;
  return line(path, look.ink, Math.min(8, Math.max(4.5, r * 0.38)));
}

/** A soft light around eyes that glow. */
export function glowOfEyes(look: Look, { x, y, gap, r }: EyePlace): string {
  return [-1, 1]
    .map((side) => dot(ovalOf(x + side * (gap + look.quirks.eyeGap), y, r * 1.75), '#fff7b0', 0.45))
    .join('');
}

/** A teardrop with its tip up. */
export const drop = (x: number, y: number, size: number, fill: string) =>
  flat(
    d`M${x} ${y - size}C${x + size * 0.3} ${y - size * 0.4} ${x + size * 0.7} ${y} ${x + size * 0.6} ${y + size * 0.4}A${size * 0.6} ${size * 0.6} 0 1 1 ${x - size * 0.6} ${y + size * 0.4}C${x - size * 0.7} ${y} ${x - size * 0.3} ${y - size * 0.4} ${x} ${y - size}Z`,
    fill,
  );
