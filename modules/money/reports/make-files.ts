import type { Context } from '../../../kernel/module/module.ts';
import type { NewFile } from './report-files.ts';
import type { ReportFacts, ReportSection } from './reports.schema.ts';

export async function makeFiles(
  context: Context,
  { facts }: { facts: ReportFacts; sections: readonly ReportSection[] },
): Promise<{ files: NewFile[]; pdf_fault: string | null }> {
  void context;
  void facts;
  return { files: [], pdf_fault: 'not made yet' };
}
