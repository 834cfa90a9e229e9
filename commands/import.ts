import { openAsBlob, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { finish, note, printJson, say, settingsOf, watchWithBar } from './conversation/conversation.ts';
import { count, plain, tableLines } from './terminal/terminal.ts';

interface Options {
  readonly calendar?: string;
  readonly apply: boolean;
  readonly all: boolean;
}

interface PlanItem {
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly reason: string | null;
}
interface PlanPage {
  readonly items: readonly PlanItem[];
  readonly next_cursor: string | null;
}

interface Kind {
  readonly path: string;
  /** One of what comes. */
  readonly unit: string;
}

const KINDS = {
  appointments: { path: '/appointments/import', unit: 'event' },
  creatures: { path: '/creatures/import', unit: 'creature' },
} as const satisfies Record<string, Kind>;

/** What is imported where nobody says it, by the ending of the file's name. */
const BY_ENDING: Readonly<Record<string, Kind>> = {
  '.ics': KINDS.appointments,
  '.ical': KINDS.appointments,
  '.ifb': KINDS.appointments,
};
const SECTIONS = [
  { action: 'tag', words: 'new tags' },
  { action: 'create', words: 'new' },
  { action: 'change', words: 'changed' },
  { action: 'read', words: 'broken, and left out' },
] as const;
const SHOWN = 50;
const PAGE = 200;

export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Show what a file would bring; with --apply, bring it in. Twice is as once, and `undo` takes it back. Calendars: .ics; creatures: .json, .csv, .zip',
    )
    .argument('<what>', '"creatures" or "appointments"; a calendar file needs no word before it')
    .argument('[file]', 'the file')
    .option('-c, --calendar <name>', 'into this calendar; otherwise the first')
    .option('--apply', 'do it', false)
    .option('--all', 'show everything, however much', false)
    .action(async (what: string, given: string | undefined, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const file = given ?? what;
      const kind = given === undefined ? BY_ENDING[extname(file).toLowerCase()] : kindNamed(what);
      if (kind === undefined || !isFile(file)) {
        note(
          kind === undefined
            ? `Say what is in the file: steward import ${Object.keys(KINDS).join('|')} <file>.`
            : `There is no file ${plain(file)}.`,
        );
        process.exitCode = 2;
        return;
      }
      const { api, close } = await connect(settings);
      try {
        await importFile(api, { file, kind, options, json: settings.json });
      } finally {
        await close();
      }
    });
}

async function importFile(
  api: Api,
  { file, kind, options, json }: { file: string; kind: Kind; options: Options; json: boolean },
): Promise<void> {
  const query = new URLSearchParams({ dry_run: 'true', file_name: basename(file) });
  if (options.calendar !== undefined && kind === KINDS.appointments) {
    const id = await findCalendar(api, options.calendar);
    if (id === undefined) return;
    query.set('calendar_id', id);
  }
  const started = await api.upload<{ operation_id: string }>(
    `${kind.path}?${query.toString()}`,
    await openAsBlob(file),
  );
  const preview = await watchWithBar(api, started.operation_id);
  if (preview.status !== 'completed') return finish(preview, { json });
  const wanted = numberOf(preview, 'new') + numberOf(preview, 'changed');
  if (!options.apply || wanted === 0) {
    if (json) return printJson(preview, { name: 'plan', items: planItems(api, preview) });
    return showPlan(api, preview, { wanted, all: options.all, unit: kind.unit });
  }
  await api.call('POST', `/operations/${preview.operation_id}/apply`, {});
  finish(await watchWithBar(api, preview.operation_id), { json });
  if (!json) say(`To take it back: steward undo ${preview.operation_id}`);
}

async function showPlan(
  api: Api,
  preview: Operation,
  { wanted, all, unit }: { wanted: number; all: boolean; unit: string },
): Promise<void> {
  for (const { action, words } of SECTIONS) {
    const items: PlanItem[] = [];
    let more = 0;
    for await (const item of planItems(api, preview, action))
      if (all || items.length < SHOWN) items.push(item);
      else more += 1;
    if (items.length === 0) continue;
    say(`${count(items.length + more)} ${words}:`);
    const rows = items.map(({ subject, target, reason }) => [
      `  ${plain(subject)}`,
      plain(target ?? ''),
      plain(reason ?? ''),
    ]);
    for (const line of tableLines(rows)) say(line);
    if (more > 0) say(`  … and ${count(more)} more; --all shows them`);
    say('');
  }
  const unchanged = numberOf(preview, 'unchanged');
  if (unchanged > 0) say(`${count(unchanged, unit)} here already, unchanged.`);
  const others = numberOf(preview, 'not_imported');
  if (others > 0) say(`${count(others, 'task')} or journals are no appointments and stay out.`);
  say(
    wanted === 0
      ? 'There is nothing to bring in.'
      : `${count(wanted, unit)} would come in. Nothing has changed yet; --apply does it.`,
  );
}

async function* planItems(api: Api, { operation_id }: Operation, action?: string): AsyncGenerator<PlanItem> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(action === undefined ? {} : { action }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page: PlanPage = await api.call('GET', `/operations/${operation_id}/plan?${query.toString()}`);
    yield* page.items;
    cursor = page.next_cursor;
  }
}

async function findCalendar(api: Api, name: string): Promise<string | undefined> {
  const { items } = await api.call<{ items: readonly { id: string; name: string }[] }>('GET', '/calendars');
  const found = items.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!found) {
    note(`There is no calendar "${plain(name)}"; there are: ${items.map((each) => plain(each.name)).join(', ')}.`);
    process.exitCode = 2;
  }
  return found?.id;
}

function kindNamed(what: string): Kind | undefined {
  return Object.entries(KINDS).find(([name]) => name === what)?.[1];
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function numberOf({ result }: Operation, name: string): number {
  const value = result?.[name];
  return typeof value === 'number' ? value : 0;
}
