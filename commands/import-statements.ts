import { openAsBlob, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { ApiProblem } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { finish, note, printJson, say, watchWithBar } from './conversation/conversation.ts';
import { numberOf, planItems, showSections } from './import-plan.ts';
import { isFolder } from './paths.ts';
import { count, plain, tableLines } from './terminal/terminal.ts';

const ENDINGS = new Set([
  ...['.csv', '.tsv', '.ofx', '.qfx', '.qif', '.xml', '.camt', '.camt053', '.sta', '.mt940', '.940', '.txt'],
]);
const SECTIONS = [
  { action: 'account', state: 'conflict', words: 'accounts that are not known; name them with --account' },
  { action: 'account', state: 'planned', words: 'new accounts' },
  { action: 'create', words: 'new' },
  { action: 'merge', words: 'entered by hand already; they are joined' },
  { action: 'doubt', words: 'doubtful, and left out unless you decide in the browser' },
  { action: 'read', words: 'broken, and left out' },
];

interface Source {
  readonly key: string;
  readonly number: string;
  readonly file_name: string;
  readonly account_name: string | null;
  readonly new: number;
  readonly known: number;
  readonly merged: number;
  readonly doubtful: number;
  readonly waiting: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly in: Money | null;
  readonly out: Money | null;
  readonly difference: Money | null;
}
interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** By its name: what is in it, Steward looks at. */
export function isStatement(file: string): boolean {
  return ENDINGS.has(extname(file).toLowerCase());
}

/** Files as they are named, and of folders those that may be statements, in the order of their names. */
export function statementFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    isFolder(path)
      ? readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.isFile() && isStatement(entry.name))
          .map(({ name }) => join(path, name))
          .toSorted()
      : [path],
  );
}

/** All files in one import: one preview, one undo. A file that is no statement is named, and left out where there are others. */
export async function importStatements(
  api: Api,
  {
    files,
    options: { account, apply, all },
    json,
  }: { files: readonly string[]; options: { account?: string; apply: boolean; all: boolean }; json: boolean },
): Promise<void> {
  const account_id = account === undefined ? undefined : await findAccount(api, account);
  if (account !== undefined && account_id === undefined) return;
  const uploads = await uploadAll(api, files);
  if (uploads.length === 0) {
    process.exitCode = 1;
    return;
  }
  const started = await api.call<{ operation_id: string }>('POST', '/imports', {
    uploads,
    ...(account_id === undefined ? {} : { account_id }),
    dry_run: true,
  });
  const preview = await watchWithBar(api, started.operation_id);
  if (preview.status !== 'completed') return finish(preview, { json });
  const wanted = numberOf(preview, 'new') + numberOf(preview, 'merged');
  if (!apply || wanted === 0) {
    if (json) return printJson(preview, { name: 'plan', items: planItems(api, preview) });
    return show(api, preview, { wanted, all });
  }
  await api.call('POST', `/operations/${preview.operation_id}/apply`, {});
  finish(await watchWithBar(api, preview.operation_id), { json });
  if (!json) say(`To take it back: steward undo ${preview.operation_id}`);
}

async function uploadAll(api: Api, files: readonly string[]): Promise<{ upload_id: string; file_name: string }[]> {
  const uploads: { upload_id: string; file_name: string }[] = [];
  for (const file of files) {
    const file_name = basename(file);
    try {
      const { upload_id } = await api.upload<{ upload_id: string }>(
        `/imports/look?${new URLSearchParams({ file_name }).toString()}`,
        await openAsBlob(file),
      );
      uploads.push({ upload_id, file_name });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      note(plain(error.message));
    }
  }
  return uploads;
}

async function show(api: Api, preview: Operation, { wanted, all }: { wanted: number; all: boolean }): Promise<void> {
  const sources = (preview.result?.['accounts'] ?? []) as readonly Source[];
  const rows = sources.map((source) => [
    plain(source.account_name ?? `? ${source.number === '' ? source.file_name : source.number}`),
    source.from === null ? '' : `${source.from} – ${source.to}`,
    `${count(source.new)} new`,
    `${count(source.known)} known`,
    `${count(source.merged)} joined`,
    `${count(source.doubtful)} doubtful`,
    ...[source.in, source.out].map((flow) => (flow ? `${flow.amount} ${flow.currency}` : '')),
    balanceWords(source),
  ]);
  for (const line of tableLines(rows)) say(line);
  say('');
  await showSections(api, preview, { sections: SECTIONS, all });
  const known = numberOf(preview, 'known');
  if (known > 0) say(`${count(known, 'booking')} here already.`);
  say(
    wanted === 0
      ? 'There is nothing to bring in.'
      : `${count(wanted, 'booking')} would come in. Nothing has changed yet; --apply does it.`,
  );
}

function balanceWords({ difference, waiting }: Source): string {
  if (waiting > 0) return `${count(waiting)} wait for their account`;
  if (!difference) return '';
  return /[1-9]/.test(difference.amount)
    ? `off by ${difference.amount} ${difference.currency} from the bank’s balance`
    : 'adds up to the bank’s balance';
}

async function findAccount(api: Api, name: string): Promise<string | undefined> {
  const { items } = await api.call<{ items: readonly { id: string; name: string }[] }>('GET', '/accounts');
  const found = items.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!found) {
    note(`There is no account "${plain(name)}"; there are: ${items.map((each) => plain(each.name)).join(', ')}.`);
    process.exitCode = 2;
  }
  return found?.id;
}
