import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { connect } from './connection/connection.ts';
import type { Api, Operation } from './connection/connection.ts';
import { finish, printJson, say, settingsOf, watchWithBar } from './conversation/conversation.ts';
import { bytes, count, plain, tableLines, treeLines } from './terminal/terminal.ts';
import type { TreeFolder } from './terminal/terminal.ts';

interface Options {
  readonly mode?: string;
  readonly template?: string;
  readonly hidden: boolean;
  readonly packages: boolean;
  readonly links: boolean;
  readonly apply: boolean;
  readonly all: boolean;
}

/** One line of the plan, as the API gives it. Paths are relative to the root. */
interface PlanItem {
  readonly action: string;
  readonly subject: string;
  readonly target: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly bytes: number;
}

interface PlanPage {
  readonly summary: Readonly<Record<string, { entries: number; bytes: number }>>;
  readonly items: readonly PlanItem[];
  readonly next_cursor: string | null;
}

const MODES = ['category', 'year', 'category_year', 'date', 'extension', 'template'];
/** More files than these are told by their folders only, unless `--all` asks for each. */
const FILES_SHOWN = 200;
const PAGE = 200;

export function addOrganize(program: Command): void {
  program
    .command('organize')
    .description(
      'Show how a folder would be organised; with --apply, do it. Nothing is ever overwritten, and `undo` takes it back',
    )
    .argument('<dir>', 'the folder')
    .addOption(new Option('-m, --mode <mode>', 'how to sort').choices(MODES).default('category'))
    .option('-t, --template <template>', 'where each file goes, for --mode template: {category}/{year}/{name}')
    .option('--hidden', 'hidden files too', false)
    .option('--packages', 'apps, checkouts and other folders that are one thing, too', false)
    .option('--links', 'symbolic links too, never what they point to', false)
    .option('--apply', 'do it', false)
    .option('--all', 'show every file, however many', false)
    .action(async (directory: string, options: Options, command: Command) => {
      const settings = settingsOf(command);
      const connection = await connect(settings);
      try {
        await organize(connection.api, { directory: resolve(directory), options, json: settings.json });
      } finally {
        await connection.close();
      }
    });
}

async function organize(
  api: Api,
  { directory, options, json }: { directory: string; options: Options; json: boolean },
): Promise<void> {
  const started = await api.call<{ operation_id: string }>('POST', '/operations', {
    operation_type: 'organize',
    root_path: directory,
    organization_mode: options.template === undefined ? options.mode : 'template',
    ...(options.template === undefined ? {} : { template: options.template }),
    include_hidden: options.hidden,
    include_packages: options.packages,
    include_links: options.links,
    dry_run: true,
  });
  const preview = await watchWithBar(api, started.operation_id);
  if (preview.status !== 'completed') return finish(preview, { json });
  if (!options.apply) return json ? printPlan(api, preview) : showPlan(api, preview, { directory, all: options.all });
  const moves = numberOf(preview, 'moves');
  if (moves === 0) return json ? printPlan(api, preview) : say('Everything is in its place already.');
  await api.call('POST', `/operations/${preview.operation_id}/apply`, {});
  finish(await watchWithBar(api, preview.operation_id), { json });
  if (!json) say(`To take it back: steward undo ${preview.operation_id}`);
}

async function showPlan(
  api: Api,
  preview: Operation,
  { directory, all }: { directory: string; all: boolean },
): Promise<void> {
  const moves = numberOf(preview, 'moves');
  const files: { path: string; from: string }[] = [];
  if (all || moves <= FILES_SHOWN)
    for await (const { subject, target } of planItems(api, preview, 'planned'))
      if (target !== null) files.push({ path: target, from: subject });
  const folders = (preview.result?.['folders'] ?? []) as readonly TreeFolder[];
  for (const line of treeLines({ root: basename(directory), folders, files })) say(line);
  for (const state of ['conflict', 'skipped']) await showLeftOut(api, preview, state);
  say('');
  if (moves === 0) return say('Everything is in its place already.');
  say(
    `${count(moves, 'file')} would move (${bytes(numberOf(preview, 'bytes'))}). Nothing has changed yet; --apply does it.`,
  );
}

/** What stays where it is, and why: the first few. */
async function showLeftOut(api: Api, preview: Operation, state: string): Promise<void> {
  const { summary, items } = await planPage(api, preview, { state, limit: 20 });
  const entries = summary[state]?.entries ?? 0;
  if (entries === 0) return;
  say(`\n${count(entries)} left alone (${state}):`);
  for (const line of tableLines(items.map(({ subject, reason }) => [`  ${plain(subject)}`, plain(reason ?? '')])))
    say(line);
  if (entries > items.length) say(`  … and ${count(entries - items.length)} more`);
}

/** The whole plan as one JSON document, written page by page: a million lines need no memory. */
async function printPlan(api: Api, preview: Operation): Promise<void> {
  await printJson(preview, { name: 'plan', items: planItems(api, preview) });
}

async function* planItems(api: Api, preview: Operation, state?: string): AsyncGenerator<PlanItem> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: PlanPage = await planPage(api, preview, {
      limit: PAGE,
      ...(state === undefined ? {} : { state }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield* page.items;
    cursor = page.next_cursor;
  }
}

function planPage(
  api: Api,
  { operation_id }: Operation,
  query: { state?: string; limit: number; cursor?: string },
): Promise<PlanPage> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return api.call<PlanPage>('GET', `/operations/${operation_id}/plan?${search.toString()}`);
}

function numberOf({ result }: Operation, name: string): number {
  const value = result?.[name];
  return typeof value === 'number' ? value : 0;
}
