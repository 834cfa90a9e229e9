import { basename, dirname } from 'node:path';
import { faultAt } from './fault.ts';
import type { Fault } from './fault.ts';
import { EMPTY_WORDS, ENVIRONMENT_READER, ROLES, isIn, isOutside } from './plan.ts';
import type { SourceFile } from './source-file.ts';

export function checkEnvironment(files: readonly SourceFile[]): Fault[] {
  return files
    .filter(({ path }) => !isIn(path, [ENVIRONMENT_READER]) && !isOutside(path))
    .flatMap((file) =>
      file.environmentReads.map((line) => faultAt(file, line, 'environment', 'only kernel/config reads process.env')),
    );
}

export function checkNames(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const [stem = '', ...suffixes] = basename(file.path)
      .replace(/\.tsx?$/, '')
      .split('.');
    const folders = dirname(file.path)
      .split('/')
      .filter((folder) => folder !== '.');
    // What stands before `.test` says which tests; it is free.
    const roles = suffixes.at(-1) === 'test' ? ['test'] : suffixes;
    const faults = [
      ...(stem === 'index' ? ['no index files: a folder has a door that bears its name'] : []),
      ...[stem, ...folders]
        .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        .map((name) => `"${name}" is not kebab-case`),
      ...roles
        .filter((suffix) => !ROLES.includes(suffix))
        .map((suffix) => `".${suffix}" is not a role; there are: ${ROLES.map((role) => `.${role}`).join(' ')}`),
      ...[stem, ...folders]
        .flatMap((name) => name.split('-'))
        .filter((word) => EMPTY_WORDS.test(word))
        .map((word) => `"${word}" says nothing: name the file for what it does`),
    ];
    return faults.map((message) => faultAt(file, 1, 'names', message));
  });
}

export function checkDefaultExports(files: readonly SourceFile[]): Fault[] {
  return files
    .filter(({ path }) => !path.endsWith('.config.ts'))
    .flatMap((file) => file.defaultExports.map((line) => faultAt(file, line, 'exports', 'named exports only')));
}

/** `@NOTE` and `@TODO(issue)` are the only markers: what is unfinished has an issue. */
export function checkComments(files: readonly SourceFile[]): Fault[] {
  const marker = /(?<!@)\b(TODO|FIXME|XXX|HACK)\b|@TODO(?!\((\d+|issue)\))/;
  return files.flatMap((file) =>
    file.comments.flatMap(({ text, line }) => {
      const found = marker.exec(text)?.[0];
      return found ? [faultAt(file, line, 'comments', `"${found}": write @TODO(issue) or do it`)] : [];
    }),
  );
}
