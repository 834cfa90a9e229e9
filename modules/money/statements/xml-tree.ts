import { withoutEntities } from './markup.ts';

/** An element without its prefix; its text without its children's. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: string;
  children: XmlNode[];
  text: string;
}

const MOST_NODES = 100_000;
const MOST_DEPTH = 40;
const MOST_TEXT = 16 * 1024;
const MOST_ALL_TEXT = 4 * 1024 * 1024;

/**
 * One element as it comes, in bounded memory: where it grows too large, the part of it called `spare` is left out. By hand, on the tags that the file is cut
 * into anyway: fast-xml-parser on each element was 13 times slower (4,200 entries a second), and does not see tags that do not match.
 */
export class XmlTree {
  readonly root: XmlNode;
  readonly line: number;
  /** Why it cannot be believed. */
  fault: string | undefined;
  /** The part that could be spared was left out. */
  spared = false;
  readonly #spare: string;
  readonly #open: XmlNode[];
  #nodes = 0;
  #length = 0;

  constructor(name: string, { line, attributes, spare }: { line: number; attributes: string; spare: string }) {
    this.root = { name, attributes, children: [], text: '' };
    this.line = line;
    this.#spare = spare;
    this.#open = [this.root];
  }

  begin(name: string, attributes: string, alone: boolean): void {
    const node: XmlNode = { name, attributes, children: [], text: '' };
    if (this.#open.length > MOST_DEPTH) this.fault ??= 'Its elements stand too deep in one another.';
    if (this.fault !== undefined) return;
    if (!this.#left(name)) {
      this.#nodes += 1;
      this.#open.at(-1)?.children.push(node);
      if (this.#nodes > MOST_NODES) this.#lighten();
    }
    if (!alone) this.#open.push(node);
  }

  text(text: string, literal: boolean): void {
    const node = this.#open.at(-1);
    if (this.fault !== undefined || !node || node.text.length > MOST_TEXT || this.#left()) return;
    this.#length += text.length;
    node.text += literal ? text.replaceAll('&', '&amp;') : text;
    if (this.#length > MOST_ALL_TEXT) this.#lighten();
  }

  /** @returns whether the element itself is complete */
  end(name: string): boolean {
    if (this.fault === undefined && this.#open.at(-1)?.name !== name)
      this.fault = `</${name.slice(0, 40)}> closes nothing.`;
    if (this.fault === undefined) this.#open.pop();
    return name === this.root.name;
  }

  /** Within the part that is left out. */
  #left(next?: string): boolean {
    return this.spared && (this.#open[1]?.name ?? next) === this.#spare;
  }

  #lighten(): void {
    if (this.spared) this.fault ??= 'It is larger than an entry can be.';
    this.spared = true;
    this.root.children = this.root.children.filter(({ name }) => name !== this.#spare);
    this.#nodes = 0;
    this.#length = 0;
  }
}

/** The first element at the end of a way down. */
export function nodeAt(from: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let node = from;
  for (const name of path) node = node?.children.find((child) => child.name === name);
  return node;
}

export function nodesAt(from: XmlNode | undefined, name: string): XmlNode[] {
  return from?.children.filter((child) => child.name === name) ?? [];
}

/** Its text; undefined where the element is not there or says nothing. */
export function textAt(from: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  const text = withoutEntities(nodeAt(from, ...path)?.text ?? '').trim();
  return text === '' ? undefined : text;
}

/** An attribute of an element, its prefix aside. */
export function attributeOf(node: XmlNode | undefined, name: string): string | undefined {
  return new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"'<]*)["']`).exec(node?.attributes ?? '')?.[1];
}
