import { picturesError } from '../pictures.errors.ts';
import { allowedValue, ELEMENTS, PROPERTIES, UNWRAPPED, WORDED } from './allowed.ts';
import type { RawNode } from './parse-svg.ts';
import { declarationsIn, readSheet } from './style-sheet.ts';
import type { Sheet } from './style-sheet.ts';

/** An element as it comes out: every name is on a list, every value is plain. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (SvgNode | string)[];
}

/** A side of what comes out, in its own pixels. */
const MOST_SIDE = 1024;
const LEAST_SIDE = 64;
/** The longer side to the shorter one. */
const MOST_RATIO = 20;
const MOST_WORDS = 2000;

/** @throws pictures.broken where it has no size */
export function buildTree(raw: RawNode): { root: SvgNode; width: number; height: number } {
  const box = boxOf(raw.attributes);
  const longer = Math.max(box.width, box.height);
  const scale = Math.min(MOST_SIDE, Math.max(LEAST_SIDE, longer)) / longer;
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  const { attributes, children } = build(raw, readSheet(raw));
  const sized = new Map(attributes).set('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  for (const name of ['x', 'y', 'transform']) sized.delete(name);
  return {
    root: { name: 'svg', attributes: sized.set('width', `${width}`).set('height', `${height}`), children },
    width,
    height,
  };
}

function build(raw: RawNode, sheet: Sheet): SvgNode {
  const name = raw.name ?? 'g';
  return {
    name: UNWRAPPED.has(name) ? 'g' : name,
    attributes: UNWRAPPED.has(name) ? new Map() : attributesOf(raw, sheet),
    children: raw.children.flatMap((child): (SvgNode | string)[] => {
      if (child.name === undefined) return WORDED.has(name) ? [child.text.slice(0, MOST_WORDS)] : [];
      return ELEMENTS.has(child.name) || UNWRAPPED.has(child.name) ? [build(child, sheet)] : [];
    }),
  };
}

/** Attributes, over them what the style sheet says, over that what `style` says: as CSS has it. */
function attributesOf(raw: RawNode, sheet: Sheet): Map<string, string> {
  const allowed = new Map<string, string>();
  const set = (name: string, value: string) => {
    const plain = allowedValue(name, value);
    if (plain !== undefined) allowed.set(name, plain);
  };
  for (const [name, value] of Object.entries(raw.attributes)) set(name === 'xlink:href' ? 'href' : name, value);
  const styles = [...sheet.declarationsFor(raw), ...declarationsIn(raw.attributes['style'] ?? '')];
  for (const [name, value] of styles) if (PROPERTIES.has(name)) set(name, value);
  return allowed;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(attributes: Readonly<Record<string, string>>): Box {
  const numbers = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = Number.NaN, height = Number.NaN] = numbers;
  const box =
    numbers.length === 4
      ? { x, y, width, height }
      : { x: 0, y: 0, width: pixels(attributes['width']), height: pixels(attributes['height']) };
  const sides = [box.width, box.height];
  const usable =
    [box.x, box.y].every((at) => Math.abs(at) <= 1e6) && sides.every((side) => side >= 1e-3 && side <= 1e6);
  if (usable && Math.max(...sides) / Math.min(...sides) <= MOST_RATIO) return box;
  throw picturesError('pictures.broken', { detail: 'This SVG has no usable size: give it a viewBox.' });
}

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };

function pixels(length = ''): number {
  const [, number, unit = 'px'] = /^\s*\+?([\d.]{1,12})\s*(px|pt|pc|mm|cm|in)?\s*$/.exec(length) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
}
