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
import { count, printFigures, residentMB, spell, withFolder, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';

const PATIENT = { withinMs: 600_000 };

/** Of the CAMT: what the OFX names is its account's from then on. */
const OTHER_IBAN = 'DE02120300000000202051';

export async function measureMoneyImport({ small }: { small: boolean }): Promise<Figure[]> {
  const entries = small ? 500 : 100_000;
  const made = madeStatement(believableEntries(entries));
  const files = {
    CSV: csvOf(made),
    OFX: [...printOfx([made], { version: 2 })].join(''),
    CAMT: [...printCamt053([{ ...made, account: { ...made.account, number: OTHER_IBAN } }], { version: '08' })].join(
      '',
    ),
  };
  const figures = await withSteward(async (steward) => {
    const idleMB = residentMB(steward.pid);
    const brought: Figure[] = [];
    for (const [format, text] of Object.entries(files))
      brought.push(await measureFormat(steward, { format, text, entries, idleMB }));
    return [...brought, ...(await measureAgain(steward, { text: files.CSV, entries }))];
  });
  return [...figures, ...(await measurePeers(files.CSV, entries))];
}

/** Into an account of its own: in another's it would be known. */
async function measureFormat(
  steward: Steward,
  { format, text, entries, idleMB }: { format: string; text: string; entries: number; idleMB: number },
): Promise<Figure> {
  const memory = watchMemory(steward, idleMB);
  const { previewMs, applyMs } = await importOnce(steward, { name: format, text });
  return {
    what: `Import of ${count(entries)} bookings from ${format}, preview and apply`,
    figure: `${spell(previewMs)} and ${spell(applyMs)}, ${memory()} MB above idle`,
    target: '5 s together, constant memory',
  };
}

async function measureAgain(steward: Steward, { text, entries }: { text: string; entries: number }): Promise<Figure[]> {
  const { operation_id, account_id } = await importOnce(steward, { name: 'Again', text });
  const begin = performance.now();
  const again = await send(steward, { account_id, text });
  await settled(steward.ada, again, PATIENT);
  const known = performance.now();
  await steward.ada.call('POST', `/api/v1/operations/${operation_id}/rollback`);
  await settled(steward.ada, operation_id, PATIENT);
  return [
    {
      what: `Preview of a file whose ${count(entries)} bookings are here already`,
      figure: spell(known - begin),
      target: '5 s',
    },
    {
      what: `Undo of an import of ${count(entries)} bookings`,
      figure: spell(performance.now() - known),
      target: '8 s',
    },
  ];
}

async function importOnce(steward: Steward, { name, text }: { name: string; text: string }) {
  const { ada } = steward;
  const { id: account_id } = await ada.call<{ id: string }>('POST', '/api/v1/accounts', { name, currency: 'EUR' });
  const begin = performance.now();
  const operation_id = await send(steward, { account_id, text });
  await settled(ada, operation_id, PATIENT);
  const planned = performance.now();
  await ada.call('POST', `/api/v1/operations/${operation_id}/apply`, {});
  const { result } = await settled(ada, operation_id, PATIENT);
  if (result?.['imported'] === 0) throw new Error(`Nothing came in: ${JSON.stringify(result)}`);
  return { operation_id, account_id, previewMs: planned - begin, applyMs: performance.now() - planned };
}

async function send(
  { url, ada }: Steward,
  { account_id, text }: { account_id: string; text: string },
): Promise<string> {
  const reply = await fetch(`${url}/api/v1/imports?dry_run=true&account_id=${account_id}`, {
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
  return { what, figure: spell(took), target: 'a peer' };
}

function csvOf({ entries }: MadeStatement): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = entries.map(({ date, payee, memo, amount }) => [date, cell(payee), cell(memo), amount].join(','));
  return ['Date,Payee,Memo,Amount', ...lines, ''].join('\n');
}

function watchMemory({ pid }: Steward, idleMB: number): () => number {
  let most = idleMB;
  const watching = setInterval(() => (most = Math.max(most, residentMB(pid))), 50);
  return () => {
    clearInterval(watching);
    return Math.max(0, Math.round(most - idleMB));
  };
}

if (import.meta.main) await printFigures(measureMoneyImport);
