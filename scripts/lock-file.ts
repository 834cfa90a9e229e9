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
      ...(entry.dev || isGood(entry.license)
        ? []
        : [`${name}: the licence ${entry.license ?? '(none)'} is not known to go with MIT`]),
    ];
  });
}

/** An SPDX expression: every part of an AND, any part of an OR. */
function isGood(licence: string | undefined): boolean {
  const plain = licence?.replaceAll(/[()]/g, '') ?? '';
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((part) => GOOD_LICENCES.test(part.trim())));
}
