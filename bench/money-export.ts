/**
 * A book written out: 1,000,000 transactions as CSV over HTTP, with the memory that it takes, beside `sqlite3 -csv` of the same columns of the same
 * database; and as a journal and as OFX.
 *
 *     node bench/money-export.ts [--small]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { count, median, printFigures, residentMB, spell, withSteward } from './measure.ts';
import type { Figure, Steward } from './measure.ts';
import { fillBook } from './money-rows.ts';

/** What the CSV has, as the database has it: `sqlite3` need not make decimals of amounts, nor lists of tags. */
const SELECT = `select accounts.name, t.date, t.amount_minor, accounts.currency, t.payee, t.memo,
    case when parents.id is null then categories.name else parents.name || ':' || categories.name end,
    t.tags, t.status, others.account_id, t.parts, coalesce(t.bank_id, t.id)
  from transactions t
  join accounts on accounts.id = t.account_id
  left join categories on categories.id = t.category_id
  left join categories parents on parents.id = categories.parent_id
  left join transactions others on others.transfer_id = t.transfer_id and others.id <> t.id
  where t.owner_id = 'OWNER' and t.deleted_at is null order by t.date, t.id`;

export async function measureMoneyExport({ small }: { small: boolean }): Promise<Figure[]> {
  const transactions = small ? 2000 : 1_000_000;
  return withSteward(async (steward) => {
    const { ada, folder } = steward;
    const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
    const database = await openDatabase({ dataFolder: join(folder, 'data'), log: silent });
    try {
      await fillBook(database, { owner_id, transactions });
      const figures = [await measureTable(steward, { transactions, owner_id, rounds: small ? 1 : 3 })];
      for (const format of ['hledger', 'ofx']) figures.push(await measureFormat(steward, { format, transactions }));
      return figures;
    } finally {
      await database.close();
    }
  });
}

/** Ours and the peer in turn, so that whatever else the machine does falls on both. */
async function measureTable(
  steward: Steward,
  { transactions, owner_id, rounds }: { transactions: number; owner_id: string; rounds: number },
): Promise<Figure> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const database = join(steward.folder, 'data', 'steward.sqlite');
  const memory = watchMemory(steward);
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    bytes = await download(steward, 'csv');
    ours.push(performance.now() - begin);
    const peer = await peerMs(database, SELECT.replace('OWNER', owner_id));
    if (peer !== undefined) theirs.push(peer);
  }
  const seconds = median(ours) / 1000;
  return {
    what: `Export of ${count(transactions)} transactions as CSV`,
    figure: `${spell(seconds * 1000)}, ${(bytes / 1e6).toFixed(0)} MB, ${memory()} MB above idle`,
    ...(theirs.length === 0 ? {} : { ratio: `${(median(theirs) / 1000 / seconds).toFixed(2)} of sqlite3 -csv` }),
    target: 'constant memory, half of sqlite3 -csv',
  };
}

async function measureFormat(
  steward: Steward,
  { format, transactions }: { format: string; transactions: number },
): Promise<Figure> {
  const memory = watchMemory(steward);
  const begin = performance.now();
  const bytes = await download(steward, format);
  const seconds = (performance.now() - begin) / 1000;
  return {
    what: `Export of ${count(transactions)} transactions as ${format}`,
    figure: `${spell(seconds * 1000)}, ${(bytes / 1e6).toFixed(0)} MB, ${memory()} MB above idle`,
    target: 'constant memory',
  };
}

async function download({ url, ada }: Steward, format: string): Promise<number> {
  const reply = await fetch(`${url}/api/v1/transactions/export?format=${format}`, {
    headers: { authorization: `Bearer ${ada.token}` },
  });
  let bytes = 0;
  for await (const chunk of reply.body ?? []) bytes += chunk.length;
  return bytes;
}

/** In milliseconds; undefined where it is not installed. */
async function peerMs(database: string, query: string): Promise<number | undefined> {
  const begin = performance.now();
  const peer = spawn('sqlite3', ['-readonly', '-csv', '-header', database, query], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  peer.stdout.resume();
  const ended = await once(peer, 'close').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (ended && ended[0] !== 0) throw new Error(`sqlite3 ended with code ${String(ended[0])}.`);
  return ended && performance.now() - begin;
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

if (import.meta.main) await printFigures(measureMoneyExport);
