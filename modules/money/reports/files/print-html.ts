import { escape } from '../plots/plots.ts';
import type { Block, Document, Table } from './document.ts';

/** One page that needs nothing else: no script, nothing to fetch. Everything in it is escaped. */
export function printHtml({ title, lead, blocks }: Document, plots: Readonly<Record<string, string>>): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)} · Steward</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="lead">${escape(lead)}</p>
${blocks.map((block) => printBlock(block, plots)).join('\n')}
</main>
</body>
</html>
`;
}

function printBlock(block: Block, plots: Readonly<Record<string, string>>): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escape(block.text)}</h2>`;
    case 'text':
      return block.paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n');
    case 'figures':
      return `<dl>${block.items
        .map(
          ({ label, value, note }) =>
            `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd>${note === '' ? '' : `<dd class="note">${escape(note)}</dd>`}</div>`,
        )
        .join('')}</dl>`;
    case 'plot':
      return `<figure><figcaption>${escape(block.title)}</figcaption>${plots[block.name] ?? ''}</figure>`;
    case 'table':
      return printTable(block);
  }
}

function printTable({ caption, columns, rows }: Table): string {
  const kind = (index: number) => (columns[index]?.amount ? ' class="amount"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${kind(index)}>${escape(label)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row
        .map((cell, index) =>
          index === 0 ? `<th scope="row">${escape(cell)}</th>` : `<td${kind(index)}>${escape(cell)}</td>`,
        )
        .join('')}</tr>`,
  );
  return `<div class="wide"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const STYLE = [
  ':root{color-scheme:light dark;--ink:#1f2328;--paper:#fff;--plot-quiet:#5c636a;--plot-line:#dee2e6;--plot-bar:#1971c2;--plot-income:#2b8a3e;--plot-spending:#d9480f}',
  '@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#16181b;--plot-quiet:#a0a7ae;--plot-line:#3a3f44;--plot-bar:#4dabf7;--plot-income:#51cf66;--plot-spending:#ff922b}}',
  'body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}',
  'main{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}',
  'h1{font-size:1.9rem;line-height:1.2;margin:0}h2{font-size:1.3rem;margin:2.5rem 0 .5rem}',
  '.lead,.note,caption,figcaption{color:var(--plot-quiet)}.lead{margin:.25rem 0 1.5rem}',
  'dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin:1.5rem 0}',
  'dl div{border-top:2px solid var(--plot-line);padding-top:.5rem}dt{color:var(--plot-quiet)}dd{margin:0;font-size:1.3rem;font-variant-numeric:tabular-nums}dd.note{font-size:.9rem}',
  'figure{margin:1.5rem 0}figcaption,caption{text-align:left;font-weight:600;margin-bottom:.5rem}svg{width:100%;height:auto;max-width:40rem}',
  '.wide{overflow-x:auto;margin:1.5rem 0}table{width:100%;border-collapse:collapse;font-size:.93rem}',
  'th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--plot-line);font-weight:400;overflow-wrap:anywhere}',
  'thead th{color:var(--plot-quiet)}.amount{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}',
  '@media print{:root{--ink:#000;--paper:#fff;--plot-quiet:#444;--plot-line:#ccc;--plot-bar:#1971c2;--plot-income:#2b8a3e;--plot-spending:#d9480f}main{max-width:none;padding:0}h2{break-after:avoid}figure,tr,dl{break-inside:avoid}.wide{overflow:visible}}',
].join('');
