import type { Reader } from '../../../kernel/database/database.ts';
import type { Context } from '../../../kernel/module/module.ts';
import { bookOf } from '../books.ts';
import { moneyError } from '../money.errors.ts';
import type { Report, ReportFacts, ReportFile, ReportHead, ReportSection } from './reports.schema.ts';
import type { ReportTable } from './reports.table.ts';
import { formatsFor } from './formats.ts';
import { plotsOf } from './plots/plots.ts';

/** The actor's, the newest first. `before` is where the page before ended. */
export async function listReports(
  { actor, database }: Context,
  { month, before, limit }: { month?: string | undefined; before?: string | undefined; limit: number },
): Promise<ReportHead[]> {
  const owner_id = actor.person_id;
  const { revision } = await bookOf(database.read, owner_id);
  const rows = await database.read
    .selectFrom('money_reports')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .$if(month !== undefined, (query) => query.where('month', '=', month ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { complete, currencies } = factsIn(row);
    const plain = ({ amount, currency }: { amount: string; currency: string }) => ({ amount, currency });
    return {
      ...headOf(row, revision),
      complete,
      figures: currencies.map(({ currency, income, spending, saved }) => ({
        ...{ currency, income: plain(income), spending: plain(spending), saved: plain(saved) },
      })),
    };
  });
}

/** @throws money.report-not-found, for somebody else's too */
export async function getReport({ actor, database }: Context, { id }: { id: string }): Promise<Report> {
  const owner_id = actor.person_id;
  const row = await ownReport(database.read, { id, owner_id });
  const { revision } = await bookOf(database.read, owner_id);
  const facts = factsIn(row);
  return {
    ...headOf(row, revision),
    facts,
    sections: JSON.parse(row.sections) as ReportSection[],
    plots: plotsOf(facts, { formats: formatsFor(actor.locale) }),
  };
}

/** @throws money.report-not-found, for somebody else's too */
export async function ownReport(
  reader: Reader,
  { id, owner_id }: { id: string; owner_id: string },
): Promise<ReportTable> {
  const row = await reader
    .selectFrom('money_reports')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', owner_id)
    .executeTakeFirst();
  if (!row) throw moneyError('money.report-not-found');
  return row;
}

/** The newest of a month. @throws money.report-not-found */
export async function latestReport(
  reader: Reader,
  { month, owner_id }: { month: string; owner_id: string },
): Promise<ReportTable> {
  const row = await reader
    .selectFrom('money_reports')
    .selectAll()
    .where('owner_id', '=', owner_id)
    .where('month', '=', month)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw moneyError('money.report-not-found');
  return row;
}

export function filesIn({ files }: Pick<ReportTable, 'files'>): ReportFile[] {
  return JSON.parse(files) as ReportFile[];
}

function factsIn({ facts }: ReportTable): ReportFacts {
  return JSON.parse(facts) as ReportFacts;
}

function headOf(row: ReportTable, revision: number) {
  const { id, operation_id, month, pdf_fault, created_at } = row;
  return { id, operation_id, month, files: filesIn(row), pdf_fault, stale: row.book_revision !== revision, created_at };
}
