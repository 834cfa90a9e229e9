// A program that works on a queue file until it is killed: `node durability-child.ts FILE JOBS LINES`. Used by a test.
// After LINES lines it works no more, so that however slow the reader is, the kill comes before the end.
import { sqliteBackend } from './bullmq-sqlite.ts';
import { sideOf } from './conformance/conformance.ts';

const [file = '', jobs = '0', lines = jobs] = process.argv.slice(2);
const side = sideOf('child', sqliteBackend({ file }));
const queue = side.queue('work');
await queue.addBulk(Array.from({ length: Number(jobs) }, (_, n) => ({ name: 'x', data: { n } })));
await say('ready');
let said = 0;
const worked = ({ data }: { data: { n?: number } }) =>
  ++said > Number(lines) ? new Promise<never>(() => {}) : say(String(data.n));
side.worker('work', worked, { concurrency: 10 });

/** Done when the reader's pipe has it. A bare `writeSync` would fail with EAGAIN, and the job with it, while the reader is slow. */
function say(line: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve()));
}
