import { inside, nameOf, under } from '../tree-path.ts';
import { Breath } from '../breath.ts';
import { identityOf, look } from '../identity.ts';
import { inWords, reasonOf } from '../reasons.ts';
import type { BigIntStats } from 'node:fs';
import type { Json, NewEntry } from '../../../kernel/operations/operations.ts';
import { kindByContent, kindByExtension, UNKNOWN } from './category.ts';
import { shortened } from './file-name.ts';
import { groupsOf } from './groups.ts';
import { Leftovers } from './leftovers.ts';
import { readLink, relocated } from './link-text.ts';
import { dayReader } from './taken-at.ts';
import { Targets } from './targets.ts';
import { folderFor, stemFor } from './template.ts';
import { FolderTotals } from './folder-totals.ts';
import { walk } from './walk.ts';
import type { Group, Member } from './groups.ts';
import type { DayReader, Taken } from './taken-at.ts';
import type { Place } from './targets.ts';
import type { Facts, Template } from './template.ts';
import type { Folder, WalkOptions } from './walk.ts';

export { kindByExtension, UNKNOWN } from './category.ts';
export { extensionOf } from './file-name.ts';
export { CATEGORIES } from './kinds.ts';
export { MODES, parseTemplate, VARIABLES } from './template.ts';
export { dayReader } from './taken-at.ts';
export { isPackageName } from './packages.ts';
export type { Category } from './kinds.ts';
export type { Template } from './template.ts';

export interface PlanRequest extends WalkOptions {
  /** Absolute and real. */
  readonly root: string;
  readonly template: Template;
  readonly timeZone: string;
  readonly nowMs: number;
  /** Keeps entries of the plan, in order; called with a batch at a time. */
  readonly append: (entries: readonly NewEntry[]) => Promise<void>;
  /** Told now and then how many files were seen; throws to stop. */
  readonly seen: (files: number, folder: string) => void;
}

export interface PlanTotals {
  readonly files: number;
  readonly moves: number;
  readonly bytes: number;
  readonly skipped: number;
  readonly conflicts: number;
  readonly unchanged: number;
  readonly folders: readonly { readonly path: string; readonly files: number; readonly bytes: number }[];
  readonly folders_made: number;
  readonly folders_removed: number;
}

const BATCH = 2000;

/**
 * Looks at every file below the root and decides where it goes; changes nothing. The entries come in the order in which they can be done:
 * a folder is created before the first file goes into it, and emptied folders are removed last, the inner before the outer.
 * Files that are in their place are only counted.
 *
 * Bound: memory grows by 50 bytes a file and by the paths of the folders; see `Targets` and `Leftovers`.
 */
export async function planOrganizing(request: PlanRequest): Promise<PlanTotals> {
  const plan = new Plan(request);
  for (const folder of walk(request.root, request)) await plan.addFolder(folder);
  return plan.finish();
}

class Plan {
  readonly #request: PlanRequest;
  readonly #dayOf: DayReader;
  readonly #targets: Targets;
  readonly #leftovers = new Leftovers();
  readonly #folders = new FolderTotals();
  /** Where a twin's number goes on: else the thousandth `scan.pdf` would try a thousand names. */
  readonly #nextNumber = new Map<string, number>();
  readonly #count = { files: 0, moves: 0, bytes: 0, skipped: 0, conflicts: 0, unchanged: 0, made: 0, removed: 0 };
  readonly #breath = new Breath();
  #batch: NewEntry[] = [];

  constructor(request: PlanRequest) {
    this.#request = request;
    this.#dayOf = dayReader(request);
    this.#targets = new Targets(request.root);
  }

  async addFolder(folder: Folder): Promise<void> {
    this.#leftovers.visit(folder.path);
    if (folder.empty) this.#leftovers.keep(folder.path);
    for (const { path, reason, more } of folder.passed) {
      this.#leftovers.keep(path);
      this.#pass(path, inWords(reason, more));
    }
    for (const group of groupsOf(folder.files)) {
      await this.#addGroup(folder.path, group);
      if (this.#batch.length >= BATCH) await this.#flush(folder.path);
      await this.#breath.take();
    }
  }

  async finish(): Promise<PlanTotals> {
    for (const path of this.#leftovers.emptied()) {
      if (this.#targets.isUsed(path)) continue;
      const stats = look(under(this.#request.root, path));
      if (!stats) continue;
      this.#push({ action: 'remove', subject: path, detail: { mode: Number(stats.mode & 0o7777n) } });
      this.#count.removed++;
      if (this.#batch.length >= BATCH) await this.#flush(path);
    }
    await this.#flush('');
    const { made, removed, ...counts } = this.#count;
    return { ...counts, folders: this.#folders.largest(), folders_made: made, folders_removed: removed };
  }

  async #addGroup(folder: string, group: Group): Promise<void> {
    const members = this.#lookAt(folder, [group.leader, ...group.companions]);
    const [leader] = members;
    if (!leader) return;
    const path = inside(folder, leader.name);
    const { extension, stem } = leader;
    const { template } = this.#request;
    const absolute = under(this.#request.root, path);
    const facts: Facts & { taken?: Taken } = {
      extension,
      category: template.needsCategory
        ? (kindByExtension(extension) ?? (leader.link === undefined ? await kindByContent(absolute) : UNKNOWN)).category
        : 'Other',
      date: '',
      ...(template.needsDate ? this.#dated(absolute, leader) : {}),
    };
    const place = this.#targets.place(folderFor(template, facts));
    if (typeof place === 'string') return this.#conflict(folder, members, place);
    const names = this.#chooseNames(folder, place, { stem, facts, members });
    if (!names) return this.#stay(folder, members);
    this.#move(folder, { members, names, place, taken: facts.taken });
  }

  #dated(path: string, { name, extension, stats, link }: Found): { date: string; taken: Taken } {
    // Without its extension nothing is looked for in it: a link is never read through.
    const readable = link === undefined ? extension : '';
    const taken = this.#dayOf({ path, name, extension: readable, mtimeMs: Number(stats.mtimeMs) });
    return { date: taken.date, taken };
  }

  /** Those that are still there, as they are now. */
  #lookAt(folder: string, members: readonly Member[]): Found[] {
    return members.flatMap((member) => {
      if (++this.#count.files % 500 === 0) this.#request.seen(this.#count.files, folder);
      const path = inside(folder, member.name);
      try {
        const stats = look(under(this.#request.root, path));
        if (stats?.isFile()) return [{ ...member, stats }];
        if (stats?.isSymbolicLink() && this.#request.links) {
          const link = readLink(under(this.#request.root, path));
          if (link !== undefined) return [{ ...member, stats, link }];
          this.#pass(path, inWords('link-not-utf-8'));
        } else this.#pass(path, inWords('gone'));
      } catch (error) {
        const { reason, more } = reasonOf(error);
        this.#pass(path, inWords(reason, more));
      }
      this.#leftovers.keep(path);
      return [];
    });
  }

  /** New names for all of a group, with the same number behind each; undefined where they are in their place already. */
  #chooseNames(
    folder: string,
    place: Place,
    { stem, facts, members }: { stem: string; facts: Facts; members: readonly Found[] },
  ): string[] | undefined {
    const longest = Math.max(...members.map(({ ending }) => Buffer.byteLength(ending)));
    const wanted = stemFor(this.#request.template, facts, { stem, room: longest });
    const own = members.map(({ name }) => name);
    const first = wanted === stem ? own : members.map(({ ending }) => wanted + ending);
    if (place.path === folder && wanted === stem) return undefined;
    if (this.#targets.take(place, first)) return first;
    const key = `${place.path}/${wanted}`;
    for (let number = this.#nextNumber.get(key) ?? 2; ; number++) {
      const suffix = ` (${number})`;
      const numbered = shortened(wanted, longest + suffix.length) + suffix;
      const names = members.map(({ ending }) => numbered + ending);
      if (!this.#targets.take(place, names)) continue;
      if (this.#nextNumber.size > 100_000) this.#nextNumber.clear();
      this.#nextNumber.set(key, number + 1);
      return names;
    }
  }

  #move(
    folder: string,
    {
      members,
      names,
      place,
      taken,
    }: { members: readonly Found[]; names: readonly string[]; place: Place; taken: Taken | undefined },
  ): void {
    this.#make(place);
    this.#targets.use(place);
    for (const [index, { name, stats, link }] of members.entries()) {
      const { size, ...identity } = identityOf(stats);
      this.#push({
        action: 'move',
        subject: inside(folder, name),
        target: inside(place.path, names[index] ?? name),
        bytes: size,
        detail: {
          ...identity,
          ...(taken ? { dated: taken.source } : {}),
          ...(index > 0 ? { behind: index } : {}),
          ...(link === undefined ? {} : { link: this.#texts(link, { folder, place }) }),
        },
      });
      this.#count.moves++;
      this.#count.bytes += size;
      this.#folders.add(place.path, size);
    }
  }

  #texts(here: string, { folder, place }: { folder: string; place: Place }): { here: string; there: string } {
    const { root } = this.#request;
    return { here, there: relocated(here, { from: under(root, folder), to: under(root, place.path) }) };
  }

  /** The folder, and those above it, enter the plan when something really goes into it. */
  #make(place: Place): void {
    if (place.exists || place.planned) return;
    if (place.parent) this.#make(place.parent);
    place.planned = true;
    if (place.parent) this.#targets.take(place.parent, [nameOf(place.path)]);
    this.#count.made++;
    this.#push({ action: 'create', subject: place.path, detail: null });
  }

  #stay(folder: string, members: readonly Found[]): void {
    this.#count.unchanged += members.length;
    this.#leftovers.keep(inside(folder, members[0]?.name ?? ''));
  }

  #conflict(folder: string, members: readonly Found[], reason: Parameters<typeof inWords>[0]): void {
    for (const { name, stats } of members) {
      const subject = inside(folder, name);
      this.#leftovers.keep(subject);
      this.#count.conflicts++;
      this.#push({ action: 'move', subject, state: 'conflict', reason: inWords(reason), bytes: Number(stats.size) });
    }
  }

  #pass(path: string, reason: string): void {
    this.#count.skipped++;
    this.#push({ action: 'move', subject: path, state: 'skipped', reason });
  }

  #push(entry: Pick<NewEntry, 'action' | 'subject'> & Partial<NewEntry> & { detail?: Json }): void {
    this.#batch.push({ target: null, state: 'planned', reason: null, bytes: 0, detail: null, ...entry });
  }

  async #flush(folder: string): Promise<void> {
    const entries = this.#batch;
    this.#batch = [];
    this.#request.seen(this.#count.files, folder);
    if (entries.length > 0) await this.#request.append(entries);
  }
}

interface Found extends Member {
  readonly stats: BigIntStats;
  /** What it says, where it is a symbolic link. */
  readonly link?: string;
}
