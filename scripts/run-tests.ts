import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import type { EventData } from 'node:test';
import { inspect, styleText } from 'node:util';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What one test file has said and done so far. */
interface FileReport {
  readonly tally: Tally;
  /** Everything it printed and every diagnostic (seeds!): shown only when it failed. */
  readonly output: string[];
  readonly failures: string[];
  readonly skips: string[];
  printed: boolean;
}

/** A test that hangs is a failure, not a night without a result; one that may take longer says so itself. */
const LONGEST_MS = 2 * 60_000;

/**
 * Runs test files with node:test, each in a process of its own, `concurrency` at a time.
 * Prints one line a file, and of a file that failed everything there is to know.
 */
export async function runTests({
  root,
  files,
  concurrency,
}: {
  root: string;
  files: readonly string[];
  concurrency: number;
}): Promise<Tally> {
  const reports = new Map<string, FileReport>();
  const reportOf = (event: Place) => {
    const path = entryOf(root, event);
    const report = reports.get(path) ?? newReport();
    reports.set(path, report);
    return report;
  };
  // A failed test may leave a server or a worker behind, which would keep its process, and this run, alive for ever.
  const stream = run({ cwd: root, files, concurrency, timeout: LONGEST_MS, execArgv: ['--test-force-exit'] });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    const { tally, skips } = reportOf(event);
    if (event.skip !== undefined)
      skips.push(`${event.name}${typeof event.skip === 'string' ? ` (${event.skip})` : ''}`);
    tally[event.skip === undefined ? 'passed' : 'skipped'] += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type === 'suite' && isOfItsTests(event)) return;
    const report = reportOf(event);
    const ofTheFile = event.file !== undefined && resolve(root, event.name) === event.file;
    if (!ofTheFile || report.tally.failed === 0) {
      report.tally.failed += 1;
      report.failures.push(`${styleText('red', `✘ ${event.name}`)} ${at(root, event)}\n${explain(event)}`);
    } else if (report.printed) return;
    // The process died before or after its tests: no summary will come that tells of it.
    if (ofTheFile) print(entryOf(root, event), report, event.details.duration_ms);
  });
  stream.on('test:diagnostic', (event) => {
    if (event.file !== undefined) reportOf(event).output.push(event.message);
  });
  for (const channel of ['test:stdout', 'test:stderr'] as const)
    stream.on(channel, (event) => reportOf(event).output.push(event.message.trimEnd()));
  stream.on('test:summary', (event) => {
    if (event.file !== undefined) print(entryOf(root, event), reportOf(event), event.duration_ms);
  });
  for await (const _ of stream); // Reading to the end is what drives the run.
  const tallies = [...reports.values()].map(({ tally }) => tally);
  const sum = (what: keyof Tally) => tallies.reduce((all, tally) => all + tally[what], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** Where an event comes from: the file that declares the test, and the file that was run, where the two differ (a suite in a file of its own). */
interface Place {
  readonly file?: string | undefined;
  readonly entryFile?: string | undefined;
}

function entryOf(root: string, { file, entryFile }: Place): string {
  return relative(root, entryFile ?? file ?? root);
}

function newReport(): FileReport {
  return {
    tally: { passed: 0, failed: 0, skipped: 0 },
    output: [],
    failures: [],
    skips: [],
    printed: false,
  };
}

function print(path: string, report: FileReport, milliseconds: number): void {
  const { tally, output, failures, skips } = report;
  report.printed = true;
  const mark = tally.failed > 0 ? styleText('red', '✘') : styleText('green', '✔');
  const counts = [
    `${tally.passed} passed`,
    ...(tally.failed > 0 ? [`${tally.failed} failed`] : []),
    ...(tally.skipped > 0 ? [`${tally.skipped} skipped`] : []),
  ];
  console.log(`${mark} ${path}  ${styleText('dim', `${counts.join(', ')}, ${(milliseconds / 1000).toFixed(1)} s`)}`);
  for (const skip of skips) console.log(styleText('yellow', `    skipped: ${skip}`));
  if (failures.length > 0) console.log([...failures, ...output].join('\n').replaceAll(/^/gm, '    '));
}

/** A suite fails with its tests; only what it broke by itself (a hook) counts on its own. */
function isOfItsTests({ details }: EventData.TestFail): boolean {
  return 'failureType' in details.error && details.error.failureType === 'subtestsFailed';
}

function at(root: string, { file, line }: EventData.TestFail): string {
  return file === undefined ? '' : styleText('dim', `${relative(root, file)}:${line ?? 1}`);
}

function explain({ details }: EventData.TestFail): string {
  const { error } = details;
  if ('exitCode' in error && 'signal' in error)
    return `the process ended with ${error.signal === null ? `code ${String(error.exitCode)}` : inspect(error.signal)}`;
  return inspect(error.cause ?? error, { depth: 6, colors: false });
}
