import type { Context } from '../../../kernel/module/module.ts';
import type { ReportFacts, ReportSection } from './reports.schema.ts';

/** Puts the facts into words, section by section. */
export async function writeSections(context: Context, { facts }: { facts: ReportFacts }): Promise<ReportSection[]> {
  void context;
  void facts;
  return [];
}
