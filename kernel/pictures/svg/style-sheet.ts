import type { RawNode } from './parse-svg.ts';

type Declaration = readonly [property: string, value: string];

export interface Sheet {
  /** In the order in which they win: the last one last. */
  declarationsFor(node: RawNode): Declaration[];
}

interface Rule {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly declarations: readonly Declaration[];
}

const MOST_RULES = 500;
const MOST_DECLARATIONS = 100;
const SIMPLE = /^([a-zA-Z]*)(?:#([\w-]+))?((?:\.[\w-]+)*)$/;

/**
 * The `<style>` elements of a drawing, as far as drawing programs use them: rules for `tag`, `.class`, `#id` and what is made of those.
 * At-rules and other selectors say nothing here. Values are judged where they are used.
 */
export function readSheet(root: RawNode): Sheet {
  const rules = stylesIn(root).flatMap(rulesIn).slice(0, MOST_RULES);
  const inOrder = rules.toSorted((one, other) => weightOf(one) - weightOf(other));
  return {
    declarationsFor({ name, attributes }) {
      const classes = new Set((attributes['class'] ?? '').split(/\s+/));
      return inOrder.flatMap((rule) =>
        (rule.tag === '' || rule.tag === name) &&
        (rule.id === '' || rule.id === attributes['id']) &&
        rule.classes.every((one) => classes.has(one))
          ? rule.declarations
          : [],
      );
    },
  };
}

/** `fill: red; stroke: none` */
export function declarationsIn(text: string): Declaration[] {
  return text.split(';', MOST_DECLARATIONS).flatMap((declaration): Declaration[] => {
    const at = declaration.indexOf(':');
    if (at === -1) return [];
    const value = declaration.slice(at + 1).replace(/!\s*important\s*$/i, '');
    return [[declaration.slice(0, at).trim().toLowerCase(), value.trim()]];
  });
}

function stylesIn(node: RawNode): string[] {
  if (node.name === 'style') return [node.children.map(({ text }) => text).join('')];
  return node.children.flatMap(stylesIn);
}

function rulesIn(sheet: string): Rule[] {
  return withoutComments(sheet)
    .split('}')
    .flatMap((block) => {
      const [selectors = '', body, ...nested] = block.split('{');
      if (body === undefined || nested.length > 0 || selectors.includes('@')) return [];
      const declarations = declarationsIn(body);
      return selectors.split(',').flatMap((selector): Rule[] => {
        const [, tag = '', id = '', classes = ''] = SIMPLE.exec(selector.trim()) ?? [];
        if (tag + id + classes === '') return [];
        return [{ tag, id, classes: classes.split('.').filter(Boolean), declarations }];
      });
    });
}

function withoutComments(sheet: string): string {
  const [before = '', ...parts] = sheet.split('/*');
  return before + parts.map((part) => (part.includes('*/') ? part.slice(part.indexOf('*/') + 2) : '')).join(' ');
}

function weightOf({ tag, id, classes }: Rule): number {
  return (id === '' ? 0 : 10_000) + classes.length * 100 + (tag === '' ? 0 : 1);
}
