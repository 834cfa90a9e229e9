import type { SvgNode } from './build-tree.ts';

/** The same tree makes the same text. */
export function printSvg(root: SvgNode): string {
  return print(root, ' xmlns="http://www.w3.org/2000/svg"');
}

function print({ name, attributes, children }: SvgNode, space = ''): string {
  const written = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : print(child))).join('');
  return inside === '' ? `<${name}${space}${written}/>` : `<${name}${space}${written}>${inside}</${name}>`;
}

/** Characters that XML 1.0 does not have go. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
