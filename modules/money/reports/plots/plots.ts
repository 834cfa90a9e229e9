import type { ReportFacts } from '../reports.schema.ts';

export function plotsOf(facts: ReportFacts): Record<string, string> {
  void facts;
  return {};
}
