import { randomBytes } from 'node:crypto';
import type { Operation } from './connection/connection.ts';
import type { Shown, Stage } from './demo-stage.ts';

const NUMBER = 'DE02120300000000202051';
const HEAD = 'Booking date;Payee;Purpose;Amount;Currency';
/** Two coffees on a day are two, and stay two. */
const FIRST = [
  '03.10.2025;Rewe Markt;Card 4471;-54,20;EUR',
  '04.10.2025;Bean & Leaf;Card 4471;-3,20;EUR',
  '04.10.2025;Bean & Leaf;Card 4471;-3,20;EUR',
  '06.10.2025;Brightwater Ltd;Salary;3.480,00;EUR',
];
const SECOND = [...FIRST.slice(1), '09.10.2025;Stadtwerke;Electricity;-86,00;EUR'];

interface Started {
  readonly operation_id: string;
  readonly job_id?: string;
}

/** Brings a bank's file in, and one that overlaps it; takes one back; fills a year, has its report made, and shows what a token is worth. */
export async function showMoney(stage: Stage): Promise<Shown> {
  const { user, tidy, call, tell, watch, knock } = stage;
  const account = { name: 'Everyday account', currency: 'EUR', number: NUMBER };
  const account_id = (await call<{ id: string }>('POST', '/api/v1/accounts', account)).json().id;
  const first = await bring(stage, { account_id, name: 'october.csv', lines: FIRST });
  const second = await bring(stage, { account_id, name: 'october-again.csv', lines: SECOND });
  await takeBack(stage, second.operation_id);

  const examples = (await call<Started>('POST', '/api/v1/money/examples')).json();
  const year = await watch(examples.operation_id);
  tell(`[YEAR] ${numberOf(year, 'added')} entries on ${numberOf(year, 'accounts')} accounts, up to today`);

  const started = (await call<Started>('POST', '/api/v1/reports/monthly', {})).json();
  tell(`[BACKEND] !!! JOB ENQUEUED FOR USER ${user} !!! ${started.job_id ?? ''}`);
  const made = await watch(started.operation_id);
  const [pdf = '', , markdown = ''] = filesOf(made);
  const report = await call('GET', `/reports-files/${markdown}`);
  const size = Buffer.byteLength((await call('GET', `/reports-files/${pdf}`)).text);
  tell(`[REPORT] /reports-files/${pdf}, ${size > 0 ? 'a PDF' : 'empty'}; as a page and as Markdown beside it`);

  const refused = await knock('/transactions');
  tell(`[401] without a token nobody sees anything: ${refused}`);
  const dead = await rotate(stage);
  if (tidy) {
    for (const id of [made.operation_id, examples.operation_id, first.operation_id]) await takeBack(stage, id);
    await call('DELETE', `/api/v1/accounts/${account_id}`);
  }
  const imported = numberOf(first, 'imported');
  const facts = { user, imported, again: numberOf(second, 'known'), entries: numberOf(year, 'added') };
  return {
    ...facts,
    operation_id: started.operation_id,
    refused,
    dead,
    pdf: `/reports-files/${pdf}`,
    text: report.text.trim(),
  };
}

/** Preview, then apply. */
async function bring(
  { upload, call, tell, watch }: Stage,
  { account_id, name, lines }: { account_id: string; name: string; lines: readonly string[] },
): Promise<Operation> {
  const query = new URLSearchParams({ file_name: name, account_id, dry_run: 'true' }).toString();
  const { operation_id } = (
    await upload<Started>(`/api/v1/imports?${query}`, `${[HEAD, ...lines].join('\n')}\n`)
  ).json();
  const preview = await watch(operation_id);
  tell(
    `[PREVIEW] ${name}: ${numberOf(preview, 'new')} new, ${numberOf(preview, 'known')} here already, ${numberOf(preview, 'doubtful')} doubtful`,
  );
  await call('POST', `/api/v1/operations/${operation_id}/apply`, {});
  const done = await watch(operation_id);
  tell(`[IMPORT] ${name}: ${numberOf(done, 'imported')} came in, nothing twice`);
  return done;
}

async function takeBack({ call, tell, watch }: Stage, operation_id: string): Promise<void> {
  await call('POST', `/api/v1/operations/${operation_id}/rollback`, {});
  const { title, result } = await watch(operation_id);
  const taken = result?.['taken_back'];
  tell(`[UNDO] ${title}${typeof taken === 'number' ? `: ${taken} taken back` : ''}`);
}

/** On a Steward of its own: another secret and a restart. */
async function rotate({ restart, tell, knock }: Stage): Promise<number> {
  const before = await knock('/transactions', { token: true });
  if (!restart) return before;
  await restart({ JWT_SECRET_KEY: randomBytes(32).toString('hex') });
  const after = await knock('/transactions', { token: true });
  tell(`[SECRET] another JWT_SECRET_KEY and a restart: the token that was good (${before}) is dead (${after})`);
  return after;
}

function numberOf({ result }: Pick<Operation, 'result'>, name: string): number {
  return Number(result?.[name] ?? 0);
}

function filesOf({ result }: Pick<Operation, 'result'>): readonly string[] {
  const files = result?.['files'];
  return Array.isArray(files) ? files.filter((name) => typeof name === 'string') : [];
}
