import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { Visitor, parseSync } from 'oxc-parser';
import type { Expression, Function as FunctionNode, Node, ObjectProperty, Program } from 'oxc-parser';

/** One reference from a file to another file or a package, of any kind: import, re-export, `import()`, `import('…').Type`, `declare module`. */
export interface Reference {
  readonly specifier: string;
  /** The file it leads to, relative to the root; undefined for packages. */
  readonly file: string | undefined;
  /** The package it leads to (`@scope/name`); undefined for files. */
  readonly package: string | undefined;
  readonly line: number;
}

/** One code of an error catalogue, as it stands in the source. */
export interface CatalogueEntry {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly line: number;
}

/** What the checks need to know of one source file. Paths are relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  readonly references: readonly Reference[];
  readonly comments: readonly { text: string; line: number }[];
  readonly functions: readonly { name: string; line: number; lines: number }[];
  readonly environmentReads: readonly number[];
  readonly defaultExports: readonly number[];
  readonly catalogue: readonly CatalogueEntry[];
  /** What the file's `defineModule({ needs: […] })` says. */
  readonly needs: readonly string[];
  readonly faults: readonly string[];
}

/** Reads and parses one TypeScript file. What cannot be parsed is a fault of the file, not a thrown error. */
export function readSourceFile(root: string, path: string): SourceFile {
  return parseSourceFile(path, readFileSync(join(root, path), 'utf8'));
}

/** As `readSourceFile`, from text. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const { program, module, comments, errors } = parseSync(path, text);
  const lineAt = lineFinder(text);
  const walked = walk(program, lineAt);
  const specifiers = [
    ...module.staticImports.map((each) => ({ specifier: each.moduleRequest.value, at: each.start })),
    ...module.staticExports.flatMap((each) =>
      each.entries.flatMap(({ moduleRequest: from }) => (from ? [{ specifier: from.value, at: each.start }] : [])),
    ),
    ...walked.specifiers,
  ];
  return {
    path,
    lines: lineAt(text.length),
    references: specifiers.map(({ specifier, at }) => ({
      specifier,
      file: specifier.startsWith('.') ? posix.normalize(posix.join(dirname(path), specifier)) : undefined,
      package: specifier.startsWith('.') ? undefined : packageOf(specifier),
      line: lineAt(at),
    })),
    comments: comments.map(({ value, start }) => ({ text: value, line: lineAt(start) })),
    functions: walked.functions,
    environmentReads: walked.environmentReads,
    defaultExports: walked.defaultExports,
    catalogue: walked.catalogue,
    needs: walked.needs,
    faults: errors.map(({ message }) => message),
  };
}

function packageOf(specifier: string): string {
  return specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? specifier);
}

/** All that only the tree knows, in one walk. */
function walk(program: Program, lineAt: (offset: number) => number) {
  const specifiers: { specifier: string; at: number }[] = [];
  const functions: { name: string; line: number; lines: number }[] = [];
  const environmentReads: number[] = [];
  const defaultExports: number[] = [];
  const catalogue: CatalogueEntry[] = [];
  const needs: string[] = [];
  const measure = (name: string, { start, end }: { start: number; end: number }) =>
    functions.push({ name, line: lineAt(start), lines: lineAt(end) - lineAt(start) + 1 });

  new Visitor({
    ImportExpression: ({ source, start }) => {
      const specifier = textOf(source);
      if (specifier !== undefined) specifiers.push({ specifier, at: start });
    },
    ExportDefaultDeclaration: ({ start }) => defaultExports.push(lineAt(start)),
    ExportSpecifier: ({ exported, start }) => {
      if (nameOf(exported) === 'default') defaultExports.push(lineAt(start));
    },
    TSImportType: ({ source, start }) => specifiers.push({ specifier: source.value, at: start }),
    TSModuleDeclaration: ({ id, start }) => {
      if (id.type === 'Literal') specifiers.push({ specifier: id.value, at: start });
    },
    ImportDeclaration: ({ source, specifiers: names, start }) => {
      const whole = names.some(({ type }) => type !== 'ImportSpecifier');
      const env = names.some((name) => name.type === 'ImportSpecifier' && nameOf(name.imported) === 'env');
      if (/^(node:)?process$/.test(source.value) && (whole || env)) environmentReads.push(lineAt(start));
    },
    MemberExpression: ({ object, property, start }) => {
      if (isProcess(object) && (nameOf(property) ?? textOf(property)) === 'env') environmentReads.push(lineAt(start));
    },
    VariableDeclarator: ({ id, init, start }) => {
      if (!init) return;
      if (id.type === 'ObjectPattern' && isProcess(init)) environmentReads.push(lineAt(start));
      if (id.type === 'Identifier' && isFunction(init)) measure(id.name, init);
    },
    FunctionDeclaration: (node) => measure(node.id?.name ?? 'default', node),
    MethodDefinition: ({ key, value }) => measure(nameOf(key) ?? textOf(key) ?? '[computed]', value),
    Property: ({ key, value }) => {
      if (isFunction(value)) measure(nameOf(key) ?? textOf(key) ?? '[computed]', value);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (first?.type !== 'ObjectExpression') return;
      const properties = first.properties.filter((each) => each.type === 'Property');
      if (nameOf(callee) === 'catalogue') catalogue.push(...properties.map((each) => catalogueEntry(each, lineAt)));
      if (nameOf(callee) === 'defineModule') needs.push(...listOf(properties, 'needs'));
    },
  }).visit(program);
  return { specifiers, functions, environmentReads, defaultExports, catalogue, needs };
}

function catalogueEntry({ key, value, start }: ObjectProperty, lineAt: (offset: number) => number): CatalogueEntry {
  const members = value.type === 'ObjectExpression' ? value.properties.filter((each) => each.type === 'Property') : [];
  const member = (name: string) => members.find((each) => nameOf(each.key) === name)?.value;
  const status = member('status');
  const title = member('title');
  return {
    code: textOf(key) ?? '',
    status: status?.type === 'Literal' && typeof status.value === 'number' ? status.value : 0,
    title: (title && textOf(title)) ?? '',
    line: lineAt(start),
  };
}

function listOf(properties: readonly ObjectProperty[], name: string): string[] {
  const value = properties.find(({ key }) => nameOf(key) === name)?.value;
  if (value?.type !== 'ArrayExpression') return [];
  return value.elements.flatMap((element) => (element ? (textOf(element) ?? []) : []));
}

const isProcess = (node: Expression) => nameOf(node) === 'process';

const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** Offset → line, from 1. */
function lineFinder(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
