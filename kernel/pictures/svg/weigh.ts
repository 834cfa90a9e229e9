import { picturesError } from '../pictures.errors.ts';
import { LOCAL_URL } from './allowed.ts';
import type { SvgNode } from './build-tree.ts';

/** Elements drawn, with every repetition: a `use` of ten, ten deep, is ten thousand million. */
const MOST_DRAWN = 20_000;
/** What makes a layer of its own as large as the picture. */
const MOST_LAYERS = 500;
/** How deep things may refer to each other, elements between them included. */
const MOST_OPEN = 1000;
const LAYERS = ['mask', 'filter', 'clip-path', 'opacity'];

/**
 * Counts what a picture makes a browser draw, through `use`, patterns, masks, clips and filters.
 *
 * @throws pictures.too-complex where it is too much, or an element draws itself
 */
export function weigh(root: SvgNode): void {
  const byId = new Map<string, SvgNode>();
  index(root, byId);
  const known = new Map<SvgNode, { drawn: number; layers: number }>();
  const open = new Set<SvgNode>();

  const weightOf = (node: SvgNode): { drawn: number; layers: number } => {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node) || open.size > MOST_OPEN) throw tooComplex();
    open.add(node);
    const { once, paints } = referredBy(node, byId);
    let drawn = 1;
    let layers = LAYERS.some((name) => node.attributes.has(name)) ? 1 : 0;
    const add = (part: SvgNode, times: number) => {
      const weight = weightOf(part);
      drawn += weight.drawn * times;
      layers += weight.layers * times;
      if (drawn > MOST_DRAWN || layers > MOST_LAYERS) throw tooComplex();
    };
    for (const part of [...childrenOf(node), ...once]) add(part, 1);
    // Everything inside inherits them.
    const inside = drawn;
    for (const paint of paints) add(paint, inside);
    open.delete(node);
    known.set(node, { drawn, layers });
    return { drawn, layers };
  };
  weightOf(root);
}

function tooComplex() {
  return picturesError('pictures.too-complex', { detail: 'It draws the same things over and over.' });
}

function index(node: SvgNode, byId: Map<string, SvgNode>): void {
  const id = node.attributes.get('id');
  if (id !== undefined && !byId.has(id)) byId.set(id, node);
  for (const child of childrenOf(node)) index(child, byId);
}

function childrenOf(node: SvgNode): SvgNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}

/** What it draws by name: once, or as the paint of everything inside. */
function referredBy(node: SvgNode, byId: ReadonlyMap<string, SvgNode>): { once: SvgNode[]; paints: SvgNode[] } {
  const once: SvgNode[] = [];
  const paints: SvgNode[] = [];
  for (const [name, value] of node.attributes) {
    const ids = name === 'href' ? [value.slice(1)] : [...value.matchAll(LOCAL_URL)].map(([, , id = '']) => id);
    const isPaint = name === 'fill' || name === 'stroke';
    (isPaint ? paints : once).push(...ids.flatMap((id) => byId.get(id) ?? []));
  }
  return { once, paints };
}
