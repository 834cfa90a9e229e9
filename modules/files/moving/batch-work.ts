import { chmodSync, linkSync, mkdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { Breath } from '../breath.ts';
import { isSameFile, isUntouched, look } from '../identity.ts';
import { errnoOf, reasonOf } from '../reasons.ts';
import { inside, parentOf, under } from '../tree-path.ts';
import { CopyRefused, copyAcross } from './copy-across.ts';
import { copyLink, dressLink } from './copy-link.ts';
import { HeldFolders } from './held-folders.ts';
import { howFar } from './how-far.ts';
import type { Identity } from '../identity.ts';
import type { Reason } from '../reasons.ts';
import type { Batch, DropStep, MakeStep, MoveStep, Outcome } from './step.ts';

/** What linking says at the border between two disks, and on a disk that has no hard links. */
const NEEDS_COPY = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A file that stands under both names now. */
export interface Named {
  readonly step: MoveStep;
  /** The new one's identity, where it is a copy: on another disk, or of a link. */
  readonly copied: Identity | undefined;
}

/** The single acts of one batch; `carryOut` puts them in order. */
export class BatchWork {
  readonly outcomes = new Map<number, Outcome>();
  readonly #batch: Batch;
  readonly #folders: HeldFolders;
  readonly #breath = new Breath();
  #touched = new Set<string>();

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#folders = new HeldFolders(batch.root);
  }

  /** The folders, absolute, in which names came or went since the last call. */
  touchedFolders(): Set<string> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  make(step: MakeStep): void {
    this.#settle(step, () => this.#make(step));
  }

  drop(step: DropStep): void {
    this.#settle(step, () => this.#drop(step));
  }

  /** Gives every file its new name beside its old one. Leaders first: whether they go decides for their companions. */
  async nameAll(steps: readonly MoveStep[]): Promise<Named[]> {
    const { true: leaders = [], false: companions = [] } = Object.groupBy(
      steps,
      (step) => `${step.leader === undefined}`,
    );
    const leading = new Set(leaders.map(({ position }) => position));
    const named: Named[] = [];
    for (const step of [...leaders, ...companions]) {
      this.#batch.seen?.(step.from);
      const outcome = await this.#name(step, leading).catch(outcomeOf);
      if (isNamed(outcome)) named.push(outcome);
      else this.outcomes.set(step.position, outcome);
      await this.#breath.take();
    }
    return named;
  }

  /** Removes the old names of those that have their new one. */
  async unnameAll(named: readonly Named[]): Promise<void> {
    for (const one of named) {
      this.#settle(one.step, () => this.#unname(one));
      await this.#breath.take();
    }
  }

  #make({ folder, mode }: MakeStep): Outcome {
    const path = this.#absolute(folder);
    const fault = this.#faultIn(parentOf(folder));
    if (fault) return refused(fault);
    const there = look(path);
    if (there && !there.isDirectory()) return refused('folder-name-taken');
    if (there) return this.#isFirstTry() ? refused('folder-exists') : DONE;
    if (this.#batch.mode === 'finish') return 'not-begun';
    mkdirSync(path);
    if (mode !== undefined) chmodSync(path, mode);
    this.#folders.forget(folder);
    this.#touch(parentOf(folder));
    return DONE;
  }

  #drop({ folder }: DropStep): Outcome {
    const path = this.#absolute(folder);
    const fault = this.#folders.fault(parentOf(folder));
    if (fault && fault !== 'folder-gone') return refused(fault);
    const there = look(path);
    if (!there) return this.#isFirstTry() ? refused('gone') : DONE;
    if (!there.isDirectory()) return refused('changed');
    if (this.#batch.mode === 'finish') return 'not-begun';
    rmdirSync(path);
    this.#folders.forget(folder);
    this.#touch(parentOf(folder));
    return DONE;
  }

  async #name(step: MoveStep, leading: ReadonlySet<number>): Promise<Outcome | Named> {
    const { tag, mode, signal } = this.#batch;
    const { identity, texts } = step;
    // The folder it comes from may be gone because all of this was done before.
    const fault = this.#folders.fault(parentOf(step.from));
    if (fault && fault !== 'folder-gone') return refused(fault);
    const targetFault = this.#faultIn(parentOf(step.to));
    if (targetFault) return refused(targetFault);

    const from = this.#absolute(step.from);
    const to = this.#absolute(step.to);
    const temporary = this.#absolute(inside(parentOf(step.to), `.steward-${tag}-${step.position}.part`));
    if (mode !== 'fresh') {
      const progress = await howFar({ from, to, temporary, identity, texts });
      if (progress.stage === 'both' && texts) return this.#named(step, dressLink({ from, to }));
      if (progress.stage === 'both') return this.#named(step, progress.copied);
      if (progress.stage === 'done') return this.#finished(step, progress.copied);
      if (mode === 'finish') return 'not-begun';
    }
    if (this.#leaderStays(step, leading)) return refused('companion-stayed');
    const source = look(from);
    if (!source) return refused('gone');
    if (!isUntouched(source, identity)) return refused('changed');
    if (texts) return this.#named(step, copyLink({ from, to, texts }));
    try {
      linkSync(from, to);
      return this.#named(step, undefined);
    } catch (error) {
      if (!NEEDS_COPY.has(errnoOf(error) ?? '')) throw error;
    }
    return this.#named(step, await copyAcross({ from, to, temporary, identity, signal }));
  }

  /**
   * Looks at both names again, right before one goes: somebody may have saved a new file under the old name; and a worker that was thought dead may
   * have come back after another took everything back, when the old name is the only one.
   */
  #unname({ step, copied }: Named): Outcome {
    const from = this.#absolute(step.from);
    const to = this.#absolute(step.to);
    const target = look(to);
    if (!target || !isSameFile(target, copied ?? step.identity)) return refused('changed');
    const source = look(from);
    if (!source) return this.#finished(step, copied);
    if (!(copied ? isUntouched : isSameFile)(source, step.identity)) return refused('changed-while-moving');
    try {
      unlinkSync(from);
    } catch (error) {
      unlinkSync(to);
      throw error;
    }
    return this.#finished(step, copied);
  }

  #named(step: MoveStep, copied: Identity | undefined): Named {
    this.#touch(parentOf(step.to));
    return { step, copied };
  }

  #finished(step: MoveStep, copied: Identity | undefined): Outcome {
    this.#touch(parentOf(step.from));
    this.#touch(parentOf(step.to));
    return copied ? { done: true, identity: copied } : DONE;
  }

  /** A companion goes only with its leader. One whose leader is not in this batch has none that goes. */
  #leaderStays({ leader }: MoveStep, leading: ReadonlySet<number>): boolean {
    if (leader === undefined) return false;
    const outcome = this.outcomes.get(leader);
    return !leading.has(leader) || (typeof outcome === 'object' && !outcome.done);
  }

  /** What is wrong with a folder that something goes into. */
  #faultIn(folder: string): Reason | undefined {
    const fault = this.#folders.fault(folder);
    const { restoring, mode } = this.#batch;
    return fault === 'folder-gone' && restoring && mode !== 'finish' ? this.#folders.restore(folder) : fault;
  }

  /** Then what is found done was done by somebody else. */
  #isFirstTry(): boolean {
    return this.#batch.mode === 'fresh' && !this.#batch.restoring;
  }

  #settle({ position }: { readonly position: number }, act: () => Outcome): void {
    try {
      this.outcomes.set(position, act());
    } catch (error) {
      this.outcomes.set(position, outcomeOf(error));
    }
  }

  #touch(folder: string): void {
    this.#touched.add(this.#absolute(folder));
  }

  #absolute(path: string): string {
    return under(this.#batch.root, path);
  }
}

const DONE: Outcome = { done: true };

function refused(reason: Reason): Outcome {
  return { done: false, reason };
}

/** @throws what did not come from the disk */
function outcomeOf(error: unknown): Outcome {
  return error instanceof CopyRefused ? refused(error.reason) : { done: false, ...reasonOf(error) };
}

function isNamed(outcome: Outcome | Named): outcome is Named {
  return typeof outcome === 'object' && 'step' in outcome;
}
