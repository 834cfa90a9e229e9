import { operation } from '../../kernel/operations/operations.ts';
import type { Journal, Run } from '../../kernel/operations/operations.ts';
import { carryJournal, finishBegun } from './carry-journal.ts';
import { claimFolder } from './claims.ts';
import { OrganizeInput } from './files.schema.ts';
import { MODES, parseTemplate, planOrganizing } from './planning/planning.ts';
import { holdPlace } from './roots.ts';
import type { Tally } from './tally.ts';
import { nameOf, parentOf } from './tree-path.ts';
import { backward, forth } from './ways.ts';
import type { Template } from './planning/planning.ts';

/** Sorts the files below a folder into folders by what they are and when they were made. Nothing is overwritten, nothing deleted. */
export const organize = operation({
  name: 'files.organize',
  title: ({ root_path, organization_mode, template }) =>
    `Organise ${nameOf(root_path?.replace(/\/+$/, '') ?? '') || 'files'} by ${template ?? organization_mode.replace('_', ' and ')}`,
  input: OrganizeInput,
  allow: 'owner',
  queue: 'files',
  once: (input) => JSON.stringify(input),

  async check({ context, input }) {
    await holdPlace(context, input);
  },

  async plan({ context, input, journal, progress }) {
    const { files: seen, ...totals } = await planOrganizing({
      root: await holdPlace(context, input),
      template: templateOf(input),
      hidden: input.include_hidden,
      packages: input.include_packages,
      links: input.include_links,
      timeZone: context.actor.time_zone,
      nowMs: context.clock.nowMs(),
      // No cursor: a plan that was interrupted is made anew, from an empty journal.
      append: (entries) => context.database.write((tx) => journal.append(tx, entries)),
      seen(done, now) {
        context.signal.throwIfAborted();
        progress.report({ stage: 'looking', done, unit: 'files', now });
      },
    });
    return { files: seen, ...totals };
  },

  async run(run) {
    const tally = await alone(run, async (root, claim) => {
      const way = forth(await neededFolders(run.journal));
      return carryJournal(run, { root, way, claim });
    });
    const counts = await run.journal.counts();
    return {
      moved: tally.moved,
      bytes: tally.bytes,
      skipped: counts.skipped.entries - tally.left - tally.folders_kept,
      conflicts: counts.conflict.entries,
      failed: tally.failed,
      left: tally.left,
      ...folders(tally),
    };
  },

  async undo(run) {
    const tally = await alone(run, async (root, claim) => {
      await finishBegun(run, { root, way: forth(() => true) });
      return carryJournal(run, { root, way: backward, claim });
    });
    const left = tally.left + tally.conflicts;
    return { restored: tally.moved, bytes: tally.bytes, left, failed: tally.failed, ...folders(tally) };
  },
});

function templateOf({ organization_mode, template = '' }: OrganizeInput): Template {
  const parsed = parseTemplate(organization_mode === 'template' ? template : MODES[organization_mode]);
  if ('fault' in parsed) throw new Error(`The template was valid when it was stored: ${parsed.fault}`);
  return parsed;
}

/** Holds the folder while files move in it. */
async function alone(
  run: Run<OrganizeInput>,
  work: (root: string, claim: Awaited<ReturnType<typeof claimFolder>>) => Promise<Tally>,
): Promise<Tally> {
  const root = await holdPlace(run.context, run.input);
  const claim = await claimFolder(run, root);
  try {
    return await work(root, claim);
  } finally {
    await claim.release();
  }
}

/** Where something was excluded from the plan, folders may have become needless. Reads the journal once, and only then. */
async function neededFolders(journal: Journal): Promise<Parameters<typeof forth>[0]> {
  if ((await journal.counts()).excluded.entries === 0) return () => true;
  const needed = new Set<string>();
  for (let after = 0; ;) {
    const entries = await journal.read({ after, states: ['planned'], limit: 2000 });
    for (const { target } of entries)
      for (let folder = parentOf(target ?? ''); folder !== '' && !needed.has(folder); folder = parentOf(folder))
        needed.add(folder);
    const last = entries.at(-1);
    if (!last) return (folder) => needed.has(folder);
    after = last.position;
  }
}

function folders({ folders_made, folders_removed, ms }: Tally) {
  return { folders_made, folders_removed, seconds: Math.round(ms / 10) / 100 };
}
