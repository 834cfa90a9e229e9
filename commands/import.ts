import { openAsBlob } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { finish, note, printJson, say, settingsOf, watchWithBar } from './conversation/conversation.ts';
import { numberOf, planItems, showSections } from './import-plan.ts';
import { importStatements, isStatement, statementFiles } from './import-statements.ts';
import { isFile, isFolder } from './paths.ts';
import { count, plain } from './terminal/terminal.ts';

interface Options {
  readonly calendar?: string;
  readonly account?: string;
  readonly apply: boolean;
  readonly all: boolean;
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
export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Show what files would bring; with --apply, bring it in. Twice is as once, and `undo` takes it back. Bank statements: CSV, OFX, QFX, QIF, CAMT, MT940, or a folder of them; calendars: .ics; creatures: .json, .csv, .zip',
    )
    .argument('<what>', 'a file or folder; or "money", "creatures" or "appointments" before it')
    .argument('[files...]', 'files; several of them where they are statements')
    .option('-c, --calendar <name>', 'into this calendar; otherwise the first')
    .option('-a, --account <name>', 'the account of statements that name none')
    .option('--apply', 'do it', false)
    .option('--all', 'show everything, however much', false)
    .action(async (what: string, given: readonly string[], options: Options, command: Command) => {
      const settings = settingsOf(command);
      const work = workOf(what, given);
      if (typeof work === 'string') {
        note(work);
        process.exitCode = 2;
        return;
      }
      const { api, close } = await connect(settings);
      try {
        const { json } = settings;
        if ('statements' in work) await importStatements(api, { files: work.statements, options, json });
        else await importFile(api, { ...work, options, json });
      } finally {
        await close();
      }
    });
}

/** What is to be imported; or what is wrong with it, in words. */
function workOf(
  what: string,
  given: readonly string[],
): { readonly statements: readonly string[] } | { readonly file: string; readonly kind: Kind } | string {
  const named = what === 'money' || kindNamed(what) !== undefined;
  const paths = named ? given : [what, ...given];
  const [file, ...others] = paths;
  const missing = paths.find((path) => !isFile(path) && !isFolder(path));
  if (missing !== undefined || file === undefined) return `There is no file ${plain(missing ?? what)}.`;
  if (what === 'money' || (!named && paths.every((path) => isFolder(path) || isStatement(path)))) {
    const statements = statementFiles(paths);
    return statements.length === 0 ? `There are no statements in ${plain(file)}.` : { statements };
  }
  const kind = named ? kindNamed(what) : BY_ENDING[extname(file).toLowerCase()];
  if (kind === undefined || others.length > 0 || !isFile(file))
    return `Say what is in the file: steward import money|${Object.keys(KINDS).join('|')} <file>.`;
  return { file, kind };
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
  await showSections(api, preview, { sections: SECTIONS, all });
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
