import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { picturesError } from '../pictures.errors.ts';

/** An element or a piece of text, as it was written: nothing of it is to be believed. */
export interface RawNode {
  /** Without its prefix; of a piece of text undefined. */
  readonly name: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly RawNode[];
  readonly text: string;
}

const MOST_DEPTH = 64;
const MOST_TAGS = 20_000;
const SVG_SPACE = 'http://www.w3.org/2000/svg';

/**
 * Reads an SVG. A doctype may stand there, as old drawing programs write it; declarations in it may not.
 *
 * @throws pictures.broken, pictures.too-complex
 */
export function parseSvg(bytes: Uint8Array): RawNode {
  const text = decode(bytes);
  const tags = text.split('<').length;
  if (tags > MOST_TAGS) throw tooComplex('It has more elements than a drawing needs.');
  if (/<!(ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^<>]*\[/i.test(text))
    throw picturesError('pictures.broken', { detail: 'An SVG with declarations of its own is not taken.' });
  const plain = text.replace(/<!DOCTYPE[^<>]*>/gi, '');
  const roots = parse(plain);
  const root = roots.find(({ name }) => name === 'svg');
  if (root === undefined) throw picturesError('pictures.broken');
  return root;
}

function tooComplex(detail: string) {
  return picturesError('pictures.too-complex', { detail });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw picturesError('pictures.broken', { detail: 'An SVG has to be in UTF-8.', cause });
  }
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MOST_DEPTH,
});

function parse(text: string): RawNode[] {
  const plain = text.replace(/^\u{FEFF}/u, '').trimStart();
  if (XMLValidator.validate(plain) !== true) throw picturesError('pictures.broken');
  try {
    return asNodes(PARSER.parse(plain), new Set(['']));
  } catch (cause) {
    if (cause instanceof Error && /nested/i.test(cause.message)) throw tooComplex('Its elements are nested too deep.');
    throw picturesError('pictures.broken', { cause });
  }
}

/** What the parser answers, as nodes; elements of other namespaces than SVG's have none. */
function asNodes(parsed: unknown, prefixes: ReadonlySet<string>): RawNode[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: Readonly<Record<string, unknown>>): RawNode[] => {
    const written = Object.keys(entry).find((key) => key !== ':@');
    if (written === undefined) return [];
    if (written === '#text')
      return [{ name: undefined, attributes: {}, children: [], text: plainText(entry[written]) }];
    const attributes = attributesOf(entry[':@']);
    const known = new Set([...prefixes, ...prefixesIn(attributes)]);
    const [prefix = '', name] = written.includes(':') ? written.split(':', 2) : ['', written];
    if (name === undefined || !known.has(prefix)) return [];
    return [{ name, attributes, children: asNodes(entry[written], known), text: '' }];
  });
}

function attributesOf(parsed: unknown): Record<string, string> {
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, plainText(value)]));
}

/** Prefixes that stand for SVG here: `xmlns:svg="…"`. */
function prefixesIn(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    name.startsWith('xmlns:') && value === SVG_SPACE ? [name.slice('xmlns:'.length)] : [],
  );
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** With the five entities of XML and characters by number; any other one goes. */
function plainText(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,20}));?/gi, (_all, decimal, hex, name: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}
