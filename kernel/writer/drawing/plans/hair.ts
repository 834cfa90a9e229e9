import type { Look } from '../look.ts';
import { ball, d, line, molded, ovalOf, shape } from '../pen.ts';
import type { Oval } from '../pen.ts';

export type HairKind = 'short' | 'long' | 'wild' | 'bald' | 'bun' | 'hood' | 'bandage';

export function hairBehind(look: Look, kind: HairKind | undefined, { x, y, rx, ry }: Oval): string {
  if (kind === 'hood')
    return molded(
      d`M${x} ${y - ry - 24}C${x + rx + 26} ${y - ry - 10} ${x + rx + 22} ${y + 40} ${x + rx} ${y + 70}H${x - rx}C${x - rx - 22} ${y + 40} ${x - rx - 26} ${y - ry - 10} ${x} ${y - ry - 24}Z`,
      look.accent,
      [x, y],
    );
  if (kind !== 'long' && kind !== 'wild') return '';
  const low = kind === 'long' ? y + ry + 46 : y + ry + 8;
  return molded(
    d`M${x} ${y - ry - 14}C${x + rx + 30} ${y - ry - 10} ${x + rx + 18} ${y + 30} ${x + rx + 8} ${low}Q${x} ${low + 12} ${x - rx - 8} ${low}C${x - rx - 18} ${y + 30} ${x - rx - 30} ${y - ry - 10} ${x} ${y - ry - 14}Z`,
    look.tint('mane', look.mark),
    [x, y],
  );
}

export function hairBefore(look: Look, kind: HairKind | undefined, { x, y, rx, ry }: Oval): string {
  if (kind === undefined || kind === 'bald') return '';
  const tone = look.tint('mane', look.mark);
  const top = y - ry;
  if (kind === 'bandage')
    return line(
      d`M${x - rx + 4} ${y - 22}Q${x} ${y - 38} ${x + rx - 6} ${y - 18}M${x - rx + 2} ${y + 26}Q${x} ${y + 36} ${x + rx - 4} ${y + 20}M${x - rx + 14} ${y - 36}L${x + rx - 22} ${y - 40}`,
      look.coat.shade,
      5,
    );
  if (kind === 'hood')
    return shape(
      d`M${x - rx - 3} ${y + 8}C${x - rx - 4} ${top - 14} ${x + rx + 4} ${top - 14} ${x + rx + 3} ${y + 8}C${x + rx - 8} ${top + 16} ${x - rx + 8} ${top + 16} ${x - rx - 3} ${y + 8}Z`,
      look.accent.base,
    );
  const bun = kind === 'bun' ? ball(ovalOf(x, top - 10, 20, 18), tone, false) : '';
  return (
    bun +
    molded(
      d`M${x - rx - 4} ${y + 4}C${x - rx - 8} ${top - 14} ${x + rx + 8} ${top - 14} ${x + rx + 4} ${y + 4}C${x + rx - 6} ${y - 10} ${x + rx - 16} ${y - 26} ${x + rx * 0.4} ${y - 32}Q${x + rx * 0.1} ${y - 18} ${x - rx * 0.24} ${y - 30}C${x - rx * 0.6} ${y - 20} ${x - rx + 6} ${y - 12} ${x - rx - 4} ${y + 4}Z`,
      tone,
      [x - 6, top + 8],
      0.86,
    )
  );
}
