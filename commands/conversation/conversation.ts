import type { Command } from 'commander';
import { ConfigError } from '../../kernel/config/config.ts';
import { StewardError } from '../../kernel/errors/errors.ts';
import { ApiProblem, Interrupted } from '../connection/connection.ts';
import type { Api, Operation, OperationEvent } from '../connection/connection.ts';
import { ProgressBar, bytes, count, duration } from '../terminal/terminal.ts';

/** What every command takes. */
export interface Settings {
  readonly json: boolean;
  /** Where `.env` and a relative data folder are looked for. */
  readonly folder: string;
  /** Email of the person to act as; absent: the first admin. */
  readonly as?: string;
}

export function settingsOf(command: Command): Settings {
  const { json, in: folder, as } = command.optsWithGlobals<{ json?: true; in?: string; as?: string }>();
  return { json: json ?? false, folder: folder ?? process.cwd(), ...(as === undefined ? {} : { as }) };
}

/** A line for the person. The answer itself goes to standard output, everything about the way there to standard error. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One JSON document on standard output; `list` adds a member whose items are written as they come. */
export async function printJson(
  value: object,
  list?: { readonly name: string; readonly items: AsyncIterable<unknown> },
): Promise<void> {
  if (!list) return say(JSON.stringify(value, undefined, 2));
  const head = JSON.stringify(value);
  let separator = `${head.slice(0, -1)}${head === '{}' ? '' : ','}${JSON.stringify(list.name)}:[`;
  for await (const item of list.items) {
    process.stdout.write(`${separator}\n${JSON.stringify(item)}`);
    separator = ',';
  }
  process.stdout.write(`${separator === ',' ? '' : separator}\n]}\n`);
}

/**
 * Follows an operation with a progress bar on standard error. Ctrl-C stops the watching, not the work. With `log` all that it says is told,
 * from its beginning.
 */
export async function watchWithBar(
  api: Api,
  operationId: string,
  { log }: { log?: (message: string) => void } = {},
): Promise<Operation> {
  const bar = new ProgressBar(process.stderr);
  const show = (event: OperationEvent) => {
    if (event.type === 'progress' && event.progress) bar.show(event.progress);
    if (event.type !== 'log' || !log) return;
    bar.lift();
    log(event.message);
  };
  try {
    return await api.watch(operationId, show, log ? { after: 0 } : {});
  } finally {
    bar.clear();
  }
}

/** Says how an operation ended, and sets the exit code: 0 when all of it was done, 1 when not. */
export function finish(operation: Operation, { json }: { json: boolean }): void {
  const failed = operation.result?.['failed'];
  const well = ['completed', 'rolled_back'].includes(operation.status) && !(typeof failed === 'number' && failed > 0);
  if (!well) process.exitCode = 1;
  if (json) return say(JSON.stringify(operation, undefined, 2));
  say(`${operation.title}: ${operation.status.replace('_', ' ')}${outcome(operation)}`);
}

/** The numbers of a result in words: " (moved 12, 3.4 MB, skipped 2)"; or why it failed. */
export function outcome({ result, error }: Operation): string {
  if (error) return `. ${error.detail ?? error.title} (${error.code})`;
  const parts = Object.entries(result ?? {}).flatMap(([name, value]) => {
    if (typeof value !== 'number' || value === 0) return [];
    if (name === 'bytes') return [bytes(value)];
    if (name === 'seconds') return [`in ${duration(value)}`];
    return [`${name.replaceAll('_', ' ')} ${count(value)}`];
  });
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Tells what went wrong, and answers with the exit code. Our own faults keep their stack: they are to be reported. */
export function explain(error: unknown, { json }: { json?: boolean }): number {
  if (error instanceof Interrupted) {
    note('Interrupted. What was started goes on: in the running server, or when Steward runs again.');
    return 130;
  }
  if (error instanceof ApiProblem) {
    if (json) say(JSON.stringify({ error: error.problem }, undefined, 2));
    note(`${error.message} (${error.code})`);
    const fields = error.problem['fields'];
    if (Array.isArray(fields))
      for (const field of fields as { path: string; message: string }[]) note(`  ${field.path}: ${field.message}`);
    if (error.code === 'files.outside-bases')
      note('STEWARD_FILES_BASES names the folders that may be organised; see `steward config`.');
    return 1;
  }
  if (error instanceof StewardError) {
    if (json)
      say(JSON.stringify({ error: { code: error.code, title: error.title, detail: error.message } }, undefined, 2));
    note(`${error.message} (${error.code})`);
    return 1;
  }
  if (error instanceof ConfigError) note(error.message);
  else note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}
