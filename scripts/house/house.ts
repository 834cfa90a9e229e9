import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { eachReference, faultAt } from './fault.ts';
import type { Fault, Rule } from './fault.ts';
import { checkCycles, checkDoor, checkKernelOrder, checkLayers, checkNeeds, checkSoleImporter } from './imports.ts';
import { readSourceFile } from './source-file.ts';
import type { SourceFile } from './source-file.ts';
import { checkComments, checkDefaultExports, checkEnvironment, checkNames } from './style.ts';

export type { Fault } from './fault.ts';
export type { CatalogueEntry, SourceFile } from './source-file.ts';

/** Every rule; each returns the places where it is broken. */
const rules: Readonly<Record<string, Rule>> = {
  syntax: (files) => files.flatMap((file) => file.faults.map((fault) => faultAt(file, 1, 'syntax', fault))),
  doors: eachReference('doors', checkDoor),
  order: eachReference('order', checkKernelOrder),
  layers: eachReference('layers', checkLayers),
  needs: checkNeeds,
  cycles: checkCycles,
  importers: eachReference('importers', checkSoleImporter),
  environment: checkEnvironment,
  names: checkNames,
  exports: checkDefaultExports,
  comments: checkComments,
};

/** The files of the house: what git would track of TypeScript, generated files included. */
export function readHouse(root: string): SourceFile[] {
  return sourcePaths(root).map((path) => readSourceFile(root, path));
}

/** Every fault, in the order of the rules. */
export function inspect(files: readonly SourceFile[]): Fault[] {
  return Object.values(rules).flatMap((rule) => rule(files));
}

/** What has grown: no fault, but worth a look. */
export function sizes(files: readonly SourceFile[]): string[] {
  const own = files.filter(({ path }) => !/\.(test|generated|d)\.tsx?$/.test(path));
  return [
    ...own.filter(({ lines }) => lines > 200).map(({ path, lines }) => `${path}: ${lines} lines`),
    ...own.flatMap(({ path, functions }) =>
      functions
        .filter(({ lines }) => lines > 60)
        .map(({ name, line, lines }) => `${path}:${line}: ${name} has ${lines} lines`),
    ),
  ];
}

function sourcePaths(root: string, folder = '.'): string[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory())
      return /^(node_modules|dist|data|coverage|\..*)$/.test(entry.name) ? [] : sourcePaths(root, path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
