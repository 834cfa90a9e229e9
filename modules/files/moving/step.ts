import type { Identity } from '../identity.ts';
import type { Reason } from '../reasons.ts';

/** One thing to do on the disk. Paths are relative to the root. */
export type Step = MakeStep | MoveStep | DropStep;

/** Makes a folder. */
export interface MakeStep {
  readonly does: 'make';
  readonly position: number;
  readonly folder: string;
  /** Permission bits to restore; left out: as folders are made here. */
  readonly mode?: number;
}

/** Gives a file another path, never one that is taken. */
export interface MoveStep {
  readonly does: 'move';
  readonly position: number;
  readonly from: string;
  readonly to: string;
  /** Nothing but this very file is moved. */
  readonly identity: Identity;
  /** The position of the step that this one goes with: when that stays, so does this. */
  readonly leader?: number;
  /** A symbolic link: it is made anew, with a text that leads to the same place. */
  readonly texts?: LinkTexts;
}

/** What a link says before its move, and what after it. */
export interface LinkTexts {
  readonly old: string;
  readonly new: string;
}

/** Removes a folder if it is empty. */
export interface DropStep {
  readonly does: 'drop';
  readonly position: number;
  readonly folder: string;
}

/** How a step ended. */
export type Outcome =
  /** `identity`: the file's new one, where it was copied to another disk, or is a link. */
  | { readonly done: true; readonly identity?: Identity }
  | { readonly done: false; readonly reason: Reason; readonly more?: string }
  /** Only when finishing: nothing of it had begun. */
  | 'not-begun';

export interface Batch {
  /** Absolute and real. */
  readonly root: string;
  /** In the order in which they are to be done: made folders, then what goes in, then dropped folders. A few thousand at most. */
  readonly steps: readonly Step[];
  /** Names temporary files; the same when the batch is tried again. */
  readonly tag: string;
  readonly signal: AbortSignal;
  /**
   * `fresh`: nothing of it was tried before. `resume`: some of it may have been done by somebody who died. `finish`: as `resume`, but
   * what had not begun is left.
   */
  readonly mode: 'fresh' | 'resume' | 'finish';
  /** Files go back to where they were: folders that are missing there are made. */
  readonly restoring: boolean;
  /** Told of each file before its turn; for progress. */
  readonly seen?: (path: string) => void;
}
