/**
 * Statements brought in: 100,000 bookings from CSV, OFX and CAMT, looked through and applied, with the memory that it takes; then the same file once more, and the import
 * taken back. Beside hledger's and beancount's import of the same CSV, where they are installed.
 *
 *     node bench/money-import.ts [--small]
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { believableEntries, madeStatement } from '../modules/money/statements/test/made-statements.ts';
import type { MadeStatement } from '../modules/money/statements/test/made-statements.ts';
import { printCamt053 } from '../modules/money/statements/test/print-camt.ts';
import { printOfx } from '../modules/money/statements/test/print-ofx.ts';
import { settled } from '../test/person.ts';
import { count, printFigures, residentMB, withFolder, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

const PATIENT = { withinMs: 600_000 };

export async function measureMoneyImport({ small }: { small: boolean }): Promise<Figure[]> {
  const entries = small ? 500 : 100_000;
  const made = madeStatement(believableEntries(entries));
  const files = {
    CSV: csvOf(made),
    OFX: [...printOfx([made], { version: 2 })].join(''),
    CAMT: [...printCamt053([made], { version: '08' })].join(''),
  };
  const figures: Figure[] = [];
  for (const [format, text] of Object.entries(files))
    figures.push(await withSteward((steward) => measureFormat(steward, { format, text, entries })));
  figures.push(...(await withSteward((steward) => measureAgain(steward, { text: files.CSV, entries }))));
  return [...figures, ...(await measurePeers(files.CSV, entries))];
}

async function measureFormat(
  steward: Steward,
  { format, text, entries }: { format: string; text: string; entries: number },
): Promise<Figure> {
  const memory = watchMemory(steward);
  const { previewMs, applyMs } = await importOnce(steward, text);
  return {
    what: `Import of ${count(entries)} bookings from ${format}, preview and apply`,
    figure: `${seconds(previewMs)} and ${seconds(applyMs)}, ${memory()} MB above idle`,
    target: '5 s together, constant memory',
  };
}

async function measureAgain(steward: Steward, { text, entries }: { text: string; entries: number }): Promise<Figure[]> {
  const { operation_id } = await importOnce(steward, text);
  const begin = performance.now();
  const again = await send(steward, text);
  await settled(steward.ada, again, PATIENT);
  const known = performance.now();
  await steward.ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
  await settled(steward.ada, operation_id, PATIENT);
  return [
    {
      what: `Preview of a file whose ${count(entries)} bookings are here already`,
      figure: seconds(known - begin),
      target: '5 s',
    },
    {
      what: `Undo of an import of ${count(entries)} bookings`,
      figure: seconds(performance.now() - known),
      target: 'seconds',
    },
  ];
}

async function importOnce(steward: Steward, text: string) {
  const { ada } = steward;
  const begin = performance.now();
  const operation_id = await send(steward, text);
  await settled(ada, operation_id, PATIENT);
  const planned = performance.now();
  await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
  const { result } = await settled(ada, operation_id, PATIENT);
  if (result?.['imported'] === 0) throw new Error(`Nothing came in: ${JSON.stringify(result)}`);
  return { operation_id, previewMs: planned - begin, applyMs: performance.now() - planned };
}

async function send({ url, ada }: Steward, text: string): Promise<string> {
  const { items } = await ada.call<{ items: { id: string }[] }>('GET', '/api/v1/accounts');
  const account =
    items[0] ??
    (await ada.call<{ id: string }>('POST', '/api/v1/accounts', { name: 'Current account', currency: 'EUR' }));
  const reply = await fetch(`${url}/api/v1/imports?dry_run=true&account_id=${account.id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/octet-stream' },
    body: text,
  });
  return ((await reply.json()) as { operation_id: string }).operation_id;
}

/** Other programs, each with what its manual says of such a file. */
async function measurePeers(csv: string, entries: number): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const path = (name: string) => join(folder, name);
    writeFileSync(path('bank.csv'), csv);
    writeFileSync(
      path('bank.rules'),
      'skip 1\nfields date,description,comment,amount\ncurrency EUR\ndate-format %Y-%m-%d\naccount1 assets:bank\n',
    );
    writeFileSync(path('main.journal'), '');
    writeFileSync(
      path('config.py'),
      [
        'from beancount.ingest.importers import csv',
        'C = csv.Col',
        'CONFIG = [csv.Importer({C.DATE: "Date", C.PAYEE: "Payee", C.NARRATION: "Memo", C.AMOUNT: "Amount"}, "Assets:Bank", "EUR")]',
        '',
      ].join('\n'),
    );
    const hledger = ['import', '-f', path('main.journal'), path('bank.csv'), '--rules-file', path('bank.rules')];
    return [
      peerFigure('hledger', hledger, entries),
      peerFigure('bean-extract', [path('config.py'), path('bank.csv')], entries),
    ];
  });
}

function peerFigure(command: string, args: readonly string[], entries: number): Figure {
  const begin = performance.now();
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1024 ** 3 });
  const took = performance.now() - begin;
  const what = `The same ${count(entries)} bookings from CSV by ${command}`;
  if (error) return { what, figure: '0 s measured: it is not installed here (1 of 2 peers)', target: 'a peer' };
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return { what, figure: seconds(took), target: 'a peer' };
}

function csvOf({ entries }: MadeStatement): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = entries.map(({ date, payee, memo, amount }) => [date, cell(payee), cell(memo), amount].join(','));
  return ['Date,Payee,Memo,Amount', ...lines, ''].join('\n');
}

function watchMemory({ pid }: Steward): () => number {
  const idle = residentMB(pid);
  let most = idle;
  const watching = setInterval(() => (most = Math.max(most, residentMB(pid))), 50);
  return () => {
    clearInterval(watching);
    return Math.max(0, Math.round(most - idle));
  };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

if (import.meta.main) await printFigures(measureMoneyImport);
