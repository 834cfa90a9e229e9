/**
 * The monthly report of a book of ten years, from the request until the PDF is there, written by the built-in writer; beside setting that very
 * PDF alone. The first one after a start, and those after it.
 *
 *     node bench/money-report.ts [TRANSACTIONS | --small]
 */
import { join } from 'node:path';
import { openDatabase } from '../kernel/database/database.ts';
import { silent } from '../kernel/log/log.ts';
import { makeFiles } from '../modules/money/reports/test/for-figures.ts';
import type { Report } from '../modules/money/reports/test/for-figures.ts';
import { addAccount, fill } from '../modules/money/test/fill.ts';
import type { Given } from '../modules/money/test/fill.ts';
import { settled } from '../test/person.ts';
import type { Person } from '../test/person.ts';
import { count, printFigures, times, withSteward } from './measure.ts';
import type { Figure } from './measure.ts';

const YEARS = 10;
const LAST = '2026-10';
const TIMES = 7;

export async function measureMoneyReport({
  small,
  transactions = small ? 2000 : 120_000,
}: {
  small: boolean;
  transactions?: number;
}): Promise<Figure[]> {
  return withSteward(async ({ ada, url, folder }) => {
    const { id: owner_id } = await ada.call<{ id: string }>('GET', '/api/v1/auth/me');
    await fillBook({ folder, owner_id, transactions });
    const first = await report(ada, url);
    const next: number[] = [];
    for (let time = 0; time < TIMES; time += 1) next.push((await report(ada, url)).ms);
    const alone: number[] = [];
    const { items } = await ada.call<{ items: { id: string }[] }>('GET', '/api/v1/reports?limit=1');
    const { facts, sections } = await ada.call<Report>('GET', `/api/v1/reports/${items[0]?.id}`);
    const actor = { locale: 'en' };
    for (let time = 0; time <= TIMES; time += 1) {
      const begin = performance.now();
      await makeFiles({ actor }, { facts, sections });
      if (time > 0) alone.push(performance.now() - begin);
    }
    const [warm, pdf] = [middle(next), middle(alone)];
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    return [
      {
        what: `Monthly report of ${count(transactions)} transactions in ${YEARS} years, from request to PDF`,
        figure: ms(warm),
        ratio: `${times(warm, pdf)} setting its PDF alone (${ms(pdf)})`,
        target: '< 1 s',
      },
      {
        what: 'Monthly report, the first after a start',
        figure: ms(first.ms),
        ratio: `${times(first.ms, warm)} the next`,
        target: '< 1 s',
      },
    ];
  });
}

/** From the request until the PDF is here. */
async function report(person: Person, url: string): Promise<{ ms: number }> {
  const begin = performance.now();
  const { operation_id } = await person.call<{ operation_id: string }>('POST', '/api/v1/reports/monthly', {
    month: LAST,
  });
  const { status } = await settled(person, operation_id);
  if (status !== 'completed') throw new Error(`The report ended as ${status}.`);
  const reply = await fetch(`${url}/reports-files/${LAST}.pdf`, {
    headers: { authorization: `Bearer ${person.token}` },
  });
  const bytes = await reply.arrayBuffer();
  if (reply.status !== 200 || bytes.byteLength < 1000) throw new Error(`There is no PDF: ${reply.status}.`);
  return { ms: performance.now() - begin };
}

async function fillBook({
  folder,
  owner_id,
  transactions,
}: {
  folder: string;
  owner_id: string;
  transactions: number;
}) {
  const database = await openDatabase({ dataFolder: join(folder, 'data'), log: silent });
  const accounts: string[] = [];
  for (const name of ['Current account', 'Savings', 'Card'])
    accounts.push(await addAccount(database, { owner_id, name }));
  const categories = await database.read
    .selectFrom('categories')
    .select(['id', 'kind'])
    .where('owner_id', '=', owner_id)
    .execute();
  const ofKind = (kind: 'income' | 'expense') =>
    categories.filter((category) => category.kind === kind).map(({ id }) => id);
  const [income, expense] = [ofKind('income'), ofKind('expense')];
  const months = YEARS * 12;
  const rows = Array.from({ length: transactions }, (_, index): Given => {
    const month = Temporal.PlainYearMonth.from(LAST)
      .subtract({ months: index % months })
      .toString();
    const earns = index % 40 === 0;
    const of = earns ? income : expense;
    return {
      account_id: accounts[index % accounts.length] ?? '',
      date: `${month}-${String(1 + (index % 28)).padStart(2, '0')}`,
      amount_minor: earns ? 250_000n : -BigInt(200 + ((index * 7919) % 9000)),
      payee: `Shop ${(index * 31) % 2500}`,
      category_id: of[index % of.length] ?? null,
    };
  });
  await fill(database, { owner_id, rows });
  await database.close();
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

if (import.meta.main) {
  const given = Number(process.argv[2]);
  await printFigures(({ small }) => measureMoneyReport({ small, ...(given > 0 ? { transactions: given } : {}) }));
}
