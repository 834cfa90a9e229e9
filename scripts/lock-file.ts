import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Licences under which a part may be shipped unchanged beside MIT code. MPL-2.0 binds only changes to its own files. */
const GOOD_LICENCES =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|MPL-2\.0)$/;

/**
 * LGPL-3.0-or-later goes with MIT where the part is a shared library of its own that anybody may exchange: libvips as sharp brings it,
 * a file that npm lays beside ours, loaded by name and changed by nobody here (decisions/0016-pictures.md).
 */
const EXCHANGEABLE = /^@img\/sharp-/;
const LIBRARY_LICENCE = /^LGPL-3\.0-or-later$/;

/** What is wrong with package-lock.json: addresses of one registry, or a licence that does not go with ours. */
export function lockFaults(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '' || entry.link) return [];
    const name = path.replace(/^.*node_modules\//, '');
    return [
      ...(entry.resolved && /^[a-z+]+:/.test(entry.resolved)
        ? [`package-lock.json: ${name} is bound to ${entry.resolved}; remove "resolved"`]
        : []),
      ...(entry.dev || isGood(entry.license, name)
        ? []
        : [`${name}: the licence ${entry.license ?? '(none)'} is not known to go with MIT`]),
    ];
  });
}

/** An SPDX expression: every part of an AND, any part of an OR. */
function isGood(licence: string | undefined, name: string): boolean {
  const plain = licence?.replaceAll(/[()]/g, '') ?? '';
  const goes = (part: string) => GOOD_LICENCES.test(part) || (EXCHANGEABLE.test(name) && LIBRARY_LICENCE.test(part));
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((part) => goes(part.trim())));
}
