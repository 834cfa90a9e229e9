import { lchOf, toneOf } from '../color/color.ts';
import type { Anchors, Look } from '../look.ts';
import { d, dot, flat, line, molded, oval, ovalOf, shape } from '../pen.ts';

const GOLD = toneOf(lchOf('#f4c13d'));
const LEATHER = toneOf(lchOf('#b03a3a'));

/** Around the neck, over the body and under the head. */
export function neckwear(look: Look, { neck, body }: Anchors): string {
  const chest =
    look.quirks.mark === 'chest' && body
      ? dot(ovalOf(body.x, body.y - body.ry * 0.34, body.rx * 0.34, body.ry * 0.3), look.mark.light, 0.9)
      : '';
  if (!neck) return chest;
  const { x, y, w } = neck;
  const collar = look.has('collar') || look.has('bell') || look.has('medal');
  return [
    chest,
    look.has('scarf') ? scarf(look, x, y, w) : '',
    collar && !look.has('scarf') ? band(look, x, y, w) : '',
    look.has('bell')
      ? bell(x, y + 17)
      : look.has('medal')
        ? medal(x, y + 20)
        : collar && !look.has('scarf')
          ? oval(ovalOf(x, y + 17, 8), look.tint('medal', GOLD).base)
          : '',
    look.has('bow-tie') ? bowTie(look, x, y + 8) : '',
  ].join('');
}

function band(look: Look, x: number, y: number, w: number): string {
  const tone = look.tint('collar', look.tint('bell', LEATHER));
  const path = d`M${x - w} ${y - 4}Q${x} ${y + 18} ${x + w} ${y - 4}`;
  return line(path, tone.line, 17) + line(path, tone.base, 8);
}

function scarf(look: Look, x: number, y: number, w: number): string {
  const tone = look.tint('scarf', look.accent);
  return (
    molded(
      d`M${x + w * 0.2} ${y + 4}L${x + w * 0.75} ${y}L${x + w * 0.86} ${y + 46}L${x + w * 0.26} ${y + 50}Z`,
      tone,
      [x + w * 0.5, y + 24],
    ) +
    line(d`M${x + w * 0.3} ${y + 36}L${x + w * 0.8} ${y + 33}`, tone.light, 5) +
    molded(
      d`M${x - w - 4} ${y - 10}Q${x} ${y + 12} ${x + w + 4} ${y - 10}Q${x + w + 10} ${y + 10} ${x + w - 4} ${y + 14}Q${x} ${y + 32} ${x - w + 4} ${y + 14}Q${x - w - 10} ${y + 10} ${x - w - 4} ${y - 10}Z`,
      tone,
      [x, y + 6],
    )
  );
}

const bell = (x: number, y: number) =>
  shape(
    d`M${x - 13} ${y + 12}Q${x - 10} ${y + 6} ${x - 10} ${y - 2}Q${x} ${y - 16} ${x + 10} ${y - 2}Q${x + 10} ${y + 6} ${x + 13} ${y + 12}Z`,
    GOLD.base,
  ) +
  dot(ovalOf(x - 4, y - 1, 2.4, 4), GOLD.light) +
  oval(ovalOf(x, y + 14, 4, 4), GOLD.shade);

const medal = (x: number, y: number) => oval(ovalOf(x, y, 12), GOLD.base) + dot(ovalOf(x, y, 5.5), GOLD.light);

function bowTie(look: Look, x: number, y: number): string {
  const tone = look.tint('bow-tie', look.accent);
  const side = (k: number) =>
    molded(
      d`M${x} ${y}L${x + k * 28} ${y - 15}Q${x + k * 33} ${y} ${x + k * 28} ${y + 15}Z`,
      tone,
      [x + k * 18, y],
      0.8,
    );
  return side(-1) + side(1) + oval(ovalOf(x, y, 7, 8), tone.light);
}

/** Before the eyes: glasses, a patch, a scar. */
export function onFace(look: Look, { eyes, mouth, head }: Anchors): string {
  const gap = eyes.gap + look.quirks.eyeGap;
  const r = Math.max(13, eyes.r * 1.42);
  const [left, right] = [eyes.x - gap, eyes.x + gap];
  const frame = look.tint('glasses', toneOf(lchOf('#46424f'))).base;
  const glass = (x: number, opacity: number) =>
    `<circle cx="${Math.round(x)}" cy="${Math.round(eyes.y)}" r="${Math.round(r)}" fill="#dff2ff" fill-opacity="${opacity}" stroke="${frame}" stroke-width="5"/>`;
  return [
    look.has('glasses')
      ? glass(left, 0.22) +
        glass(right, 0.22) +
        line(d`M${left + r} ${eyes.y - 2}Q${eyes.x} ${eyes.y - 9} ${right - r} ${eyes.y - 2}`, frame, 5)
      : '',
    look.has('monocle') ? glass(right, 0.3) + line(d`M${right + r} ${eyes.y + 4}q10 24 2 46`, '#d9a928', 3.5) : '',
    look.has('sunglasses')
      ? [left, right]
          .map(
            (x) =>
              shape(
                d`M${x - r} ${eyes.y - r * 0.7}h${r * 2}v${r * 0.5}q${-r * 0.1} ${r} ${-r} ${r}t${-r} ${-r}Z`,
                '#2a2733',
              ) + flat(d`M${x - r * 0.6} ${eyes.y - r * 0.45}l${r * 0.5} 0l${-r * 0.6} ${r * 0.8}Z`, '#fff', 0.35),
          )
          .join('') + line(d`M${left} ${eyes.y - r * 0.6}H${right}`, '#2a2733', 6)
      : '',
    look.has('eye-patch')
      ? line(
          d`M${head.x - head.rx * 0.92} ${eyes.y - 4}L${right} ${eyes.y - 6}L${head.x + head.rx * 0.8} ${eyes.y - 26}`,
          '#2a2733',
          5,
        ) +
        shape(d`M${right - r} ${eyes.y - r * 0.8}h${r * 2}q2 ${r * 2.2} ${-r} ${r * 2.1}t${-r} ${-r * 2.1}Z`, '#2a2733')
      : '',
    look.has('scar')
      ? line(
          d`M${left - 9} ${eyes.y - eyes.r * 1.9}L${left + 3} ${eyes.y + eyes.r * 1.8}M${left - 12} ${eyes.y - eyes.r * 1.1}l11 -4M${left - 6} ${eyes.y + eyes.r * 1.5}l12 -4`,
          '#b5484f',
          4,
        )
      : '',
    mouth && look.has('mustache') ? mustache(look, mouth.x, mouth.y - mouth.w * 0.15) : '',
  ].join('');
}

const mustache = (look: Look, x: number, y: number) =>
  shape(
    d`M${x} ${y - 4}C${x + 14} ${y - 14} ${x + 26} ${y + 2} ${x + 38} ${y - 8}C${x + 36} ${y + 12} ${x + 10} ${y + 14} ${x} ${y + 4}C${x - 10} ${y + 14} ${x - 36} ${y + 12} ${x - 38} ${y - 8}C${x - 26} ${y + 2} ${x - 14} ${y - 14} ${x} ${y - 4}Z`,
    look.tint('mustache', look.mark).base,
  );

/** Under the mouth, before the neck. */
export function beard(look: Look, { mouth, head }: Anchors): string {
  if (!look.has('beard')) return '';
  const [x, y, w] = [mouth?.x ?? head.x, (mouth?.y ?? head.y + head.ry * 0.6) + 10, Math.min(40, head.rx * 0.6)];
  return molded(
    d`M${x - w} ${y - 10}Q${x} ${y + 10} ${x + w} ${y - 10}C${x + w * 1.1} ${y + 22} ${x + w * 0.5} ${y + 34} ${x + w * 0.36} ${y + 44}Q${x + w * 0.2} ${y + 40} ${x} ${y + 56}Q${x - w * 0.2} ${y + 40} ${x - w * 0.36} ${y + 44}C${x - w * 0.5} ${y + 34} ${x - w * 1.1} ${y + 22} ${x - w} ${y - 10}Z`,
    look.tint('beard', look.mark),
    [x, y + 14],
  );
}
