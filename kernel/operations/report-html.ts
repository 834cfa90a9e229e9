import type { Json } from './json.ts';
import type { EntryState } from './operation.ts';
import type { Report, ReportEntry } from './report.ts';

/** The report as one page that needs nothing else: to keep, print or send. Everything that comes from outside is escaped. */
export function reportPage({ operation, history, summary, attention, done, log }: Report): string {
  const { title, status, error, input, result } = operation;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Steward</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="lead"><span class="badge ${status}">${escape(STATUS[status])}</span> ${escape(sentence(operation))}</p>
${error ? `<section class="fault"><h2>What went wrong</h2><p>${escape(error.title)}</p><p>${escape(error.detail)}</p><p class="quiet">${escape(error.code)}</p></section>` : ''}
<section><h2>What was asked</h2>${facts(input)}</section>
${countsTable(summary)}
${result === null ? '' : `<section><h2>Result</h2>${facts(result)}</section>`}
${entriesTable('What was left out, and why', attention, summary, ['conflict', 'failed', 'left', 'skipped', 'excluded'])}
${entriesTable(status === 'rolled_back' ? 'What was taken back' : 'What was done', done, summary, ['done', 'undone', 'planned'])}
<section><h2>History</h2><table><tbody>${history
    .map(
      ({ at, status, phase, attempt, error }) =>
        `<tr><td class="when">${when(at)}</td><td>${escape(STATUS[status])}${PHASE[phase] ? ` <span class="quiet">${escape(PHASE[phase])}</span>` : ''}</td><td>${attempt > 1 ? `attempt ${attempt}` : ''}${error ? ` ${escape(error.detail)}` : ''}</td></tr>`,
    )
    .join('')}</tbody></table></section>
${log.length === 0 ? '' : `<section><h2>Log</h2><table><tbody>${log.map(({ at, message }) => `<tr><td class="when">${when(at)}</td><td>${escape(message)}</td></tr>`).join('')}</tbody></table></section>`}
<footer class="quiet">Operation ${escape(operation.operation_id)} · ${escape(operation.kind)}</footer>
</main>
</body>
</html>
`;
}

const STATUS: Readonly<Record<Report['operation']['status'], string>> = {
  pending: 'Waiting',
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  rolling_back: 'Being undone',
  rolled_back: 'Undone',
};
const PHASE = { plan: 'the plan', run: '', undo: 'the way back' } as const;
const STATE: Readonly<Record<EntryState, string>> = {
  planned: 'planned',
  excluded: 'switched off',
  skipped: 'skipped',
  conflict: 'in conflict',
  done: 'done',
  failed: 'failed',
  undone: 'taken back',
  left: 'left as it is',
};

function sentence({ dry_run, phase, status, created_at, finished_at }: Report['operation']): string {
  const asked = `Asked for on ${when(created_at)}.`;
  if (dry_run && status === 'completed' && phase === 'plan') return `${asked} A preview: nothing was changed.`;
  return finished_at === null ? asked : `${asked} Ended on ${when(finished_at)}.`;
}

function facts(value: Json): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `<p>${escape(text(value))}</p>`;
  return `<dl>${Object.entries(value)
    .map(([name, fact]) => `<dt>${escape(name.replaceAll('_', ' '))}</dt><dd>${escape(text(fact ?? null, name))}</dd>`)
    .join('')}</dl>`;
}

const SHOWN_ITEMS = 20;

function text(value: Json, name = ''): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return name === 'bytes' ? size(value) : numberFormat().format(value);
  if (typeof value === 'string') return value;
  if (!Array.isArray(value))
    return Object.entries(value as object)
      .map(([key, item]) => `${key.replaceAll('_', ' ')} ${text(item as Json, key)}`)
      .join(', ');
  const rest = value.length > SHOWN_ITEMS ? `\n… and ${numberFormat().format(value.length - SHOWN_ITEMS)} more` : '';
  return (
    value
      .slice(0, SHOWN_ITEMS)
      .map((item: Json) => text(item))
      .join('\n') + rest
  );
}

function countsTable(summary: Report['summary']): string {
  const present = Object.entries(summary).filter(([, { entries }]) => entries > 0);
  if (present.length === 0) return '';
  return `<section class="counts">${present
    .map(
      ([state, { entries, bytes }]) =>
        `<div><b>${numberFormat().format(entries)}</b> ${escape(STATE[state as EntryState])}${bytes > 0 ? `<span class="quiet">${size(bytes)}</span>` : ''}</div>`,
    )
    .join('')}</section>`;
}

function entriesTable(
  heading: string,
  entries: readonly ReportEntry[],
  summary: Report['summary'],
  states: readonly EntryState[],
): string {
  if (entries.length === 0) return '';
  const all = states.reduce((sum, state) => sum + summary[state].entries, 0);
  const rows = entries.map(
    ({ action, subject, target, state, reason }) =>
      `<tr><td>${escape(STATE[state])}</td><td class="path">${escape(subject)}${target === null ? '' : `<br><span class="quiet">${escape(action)} →</span> ${escape(target)}`}</td><td>${escape(reason ?? '')}</td></tr>`,
  );
  const more =
    all > entries.length ? `<p class="quiet">… and ${numberFormat().format(all - entries.length)} more.</p>` : '';
  return `<section><h2>${escape(heading)}</h2><table><tbody>${rows.join('')}</tbody></table>${more}</section>`;
}

const numberFormat = () => new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

function size(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${numberFormat().format(bytes / 1000 ** step)} ${UNITS[step]}`;
}

/** Universal time, since nobody knows where a kept page is read. */
function when(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2327;--quiet:#5c6770;--line:#dde2e6;--ground:#fff;--tint:#f4f6f7}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9eb;--quiet:#9aa5ad;--line:#343b41;--ground:#16191c;--tint:#1f2428}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.lead{margin:0 0 1rem}.quiet{color:var(--quiet);font-size:.875rem}
.badge{display:inline-block;padding:.1rem .6rem;border-radius:1rem;background:var(--tint);border:1px solid var(--line);font-weight:600;font-size:.875rem}
.badge.completed{color:#0b6b3a;border-color:currentColor}.badge.failed{color:#b3261e;border-color:currentColor}
@media(prefers-color-scheme:dark){.badge.completed{color:#5fd39a}.badge.failed{color:#ff9a92}}
.fault{border-left:4px solid #b3261e;padding:.1rem 1rem;background:var(--tint)}
.counts{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}
.counts div{background:var(--tint);border-radius:.5rem;padding:.6rem 1rem}.counts b{font-size:1.3rem}.counts .quiet{display:block}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:0}dt{color:var(--quiet)}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:.9375rem}td{padding:.4rem .75rem .4rem 0;border-top:1px solid var(--line);vertical-align:top}
.when{white-space:nowrap;color:var(--quiet);font-variant-numeric:tabular-nums}.path{overflow-wrap:anywhere}
footer{margin-top:3rem}
@media print{main{padding:0}section{break-inside:avoid-page}}`;
