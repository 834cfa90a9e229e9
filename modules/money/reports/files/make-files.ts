import { printPdf } from '../../../../kernel/pdf/pdf.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { formatsFor } from '../formats.ts';
import { PAPER, plotsOf } from '../plots/plots.ts';
import type { NewFile } from '../report-files.ts';
import type { ReportFacts, ReportSection } from '../reports.schema.ts';
import { documentOf } from './document.ts';
import type { Document } from './document.ts';
import { printHtml } from './print-html.ts';
import { printMarkdown } from './print-markdown.ts';
import { TEMPLATE } from './template.ts';

/** The files of a report: the same facts make the same bytes. Without a PDF it says why, and the others are there all the same. */
export async function makeFiles(
  { actor }: { actor: Pick<Context['actor'], 'locale'> },
  { facts, sections }: { facts: ReportFacts; sections: readonly ReportSection[] },
): Promise<{ files: NewFile[]; pdf_fault: string | null }> {
  const formats = formatsFor(actor.locale);
  const plots = plotsOf(facts, { formats });
  const document = documentOf({ facts, sections, plots }, formats);
  const file = (ending: string, media_type: string, data: string | Uint8Array): NewFile => ({
    ...{ name: `${facts.month}.${ending}`, media_type },
    data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
  });
  const printed = await printPdf({
    template: TEMPLATE,
    data: withPlots(document, plotsOf(facts, { formats, palette: PAPER })),
  });
  return {
    files: [
      ...('pdf' in printed ? [file('pdf', 'application/pdf', printed.pdf)] : []),
      file('html', 'text/html; charset=utf-8', printHtml(document, plots)),
      file('md', 'text/markdown; charset=utf-8', printMarkdown(document)),
    ],
    pdf_fault: 'fault' in printed ? printed.fault : null,
  };
}

function withPlots({ blocks, ...document }: Document, plots: Readonly<Record<string, string>>) {
  return {
    ...document,
    blocks: blocks.map((block) => (block.kind === 'plot' ? { ...block, svg: plots[block.name] ?? '' } : block)),
  };
}
