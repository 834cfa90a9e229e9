import type { Reference, SourceFile } from './source-file.ts';

/** One place where the house is not kept. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

export type Rule = (files: readonly SourceFile[]) => Fault[];

export function faultAt({ path }: SourceFile, line: number, rule: string, message: string): Fault {
  return { path, line, rule, message };
}

/** A rule that looks at one reference at a time; `check` returns what is wrong with it. */
export function eachReference(
  rule: string,
  check: (file: SourceFile, reference: Reference) => string | undefined,
): Rule {
  return (files) =>
    files.flatMap((file) =>
      file.references.flatMap((reference) => {
        const message = check(file, reference);
        return message === undefined ? [] : [faultAt(file, reference.line, rule, message)];
      }),
    );
}
