import type { Block, Document, Table } from './document.ts';

/** Plain CommonMark with tables. What a payee or a memo says stays text: every sign that means something is escaped. */
export function printMarkdown({ title, lead, blocks }: Document): string {
  const parts = [`# ${plain(title)}`, plain(lead), ...blocks.flatMap(printBlock)];
  return `${parts.join('\n\n')}\n`;
}

function printBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`## ${plain(block.text)}`];
    case 'text':
      return block.paragraphs.map(plain);
    case 'figures':
      return [
        block.items
          .map(
            ({ label, value, note }) =>
              `- ${plain(label)}: **${plain(value)}**${note === '' ? '' : ` (${plain(note)})`}`,
          )
          .join('\n'),
      ];
    case 'plot':
      return [];
    case 'table':
      return [`**${plain(block.caption)}**`, printTable(block)];
  }
}

function printTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ label }) => plain(label))),
    line(columns.map(({ amount }) => (amount ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(plain))),
  ].join('\n');
}

/** One line of text: no markup, no link, and at the beginning of a line nothing that begins a list or a heading. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|~$&@]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\./gi, String.raw`\$&`)
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^(?=[#=]|-{2}|[+-](?:\s|$))/, '\\');
}
