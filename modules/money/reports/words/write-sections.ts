import type { Context } from '../../../../kernel/module/module.ts';
import type { Facts } from '../../../../kernel/writer/writer.ts';
import type { ReportFacts, ReportSection } from '../reports.schema.ts';
import { SectionKey } from '../reports.schema.ts';
import { REPORT_TASKS, TITLES } from './report-task.ts';
import { labelled, say } from './say.ts';
import { FACTS_OF } from './word-facts.ts';

/** Puts the facts into words, section by section: each is told its own facts alone, so that it can speak of nothing else. */
export async function writeSections(
  { writer, actor, signal }: Pick<Context, 'writer' | 'actor' | 'signal'>,
  { facts }: { facts: ReportFacts },
): Promise<ReportSection[]> {
  const [main] = facts.currencies;
  const sections: ReportSection[] = [];
  for (const key of SectionKey.options) {
    const spoken = main ? FACTS_OF[key](facts, main) : ofNothing(key, facts);
    if (Object.keys(spoken).length === 0) continue;
    const request = { task: REPORT_TASKS[key], facts: spoken, language: actor.locale, length: 'normal' } as const;
    const { text, record } = await writer.write(request, { signal });
    const { written_by, faults } = record;
    if (text !== '') sections.push({ key, title: TITLES[key], text, written_by, faults: [...faults] });
  }
  return sections;
}

/** Of a person without accounts. */
function ofNothing(key: SectionKey, { month }: ReportFacts): Facts {
  if (key !== 'overview') return {};
  return labelled({ month: [say.month(month), 'the month'], entries: [say.count(0, 'entry'), 'transactions in it'] });
}
