import type { Entry, EntryState } from '../../kernel/operations/operations.ts';
import type { Identity } from './identity.ts';
import type { Step } from './moving/moving.ts';
import type { Reason } from './reasons.ts';

/** What the journal keeps of a move beside its paths and bytes: which file it is, wherever it is now. */
export interface MoveDetail extends Omit<Identity, 'size'> {
  /** How its day is known, where the plan asked for one. */
  readonly dated?: string;
  /** A companion: its leader stands this many entries before it. */
  readonly behind?: number;
  /** How long the text of a link is now, where that is not as planned any more. */
  readonly size?: number;
  /** What a symbolic link says where it was, and where it goes. */
  readonly link?: { readonly here: string; readonly there: string };
}

/** What the journal keeps of a folder that is to be removed. */
export interface RemoveDetail {
  readonly mode: number;
}

/** One of the two ways through a journal. */
export interface Way {
  readonly stage: string;
  /** From the end to the beginning, and to where everything was. */
  readonly back: boolean;
  readonly reads: readonly EntryState[];
  readonly becomes: EntryState;
  /** What to do on the disk; undefined where nothing is. */
  readonly stepFor: (entry: Entry) => Step | undefined;
  /** What becomes of an entry that could not be done. */
  readonly stateFor: (reason: Reason) => EntryState;
}

/** Does what the plan says. `isNeeded`: does anything still go into this folder? */
export function forth(isNeeded: (folder: string) => boolean): Way {
  return {
    stage: 'moving',
    back: false,
    reads: ['planned'],
    becomes: 'done',
    stepFor(entry) {
      const { position, action, subject } = entry;
      if (action === 'create') return isNeeded(subject) ? { does: 'make', position, folder: subject } : undefined;
      if (action === 'remove') return { does: 'drop', position, folder: subject };
      return moveStep(entry, { from: subject, to: entry.target ?? subject, back: false });
    },
    stateFor: (reason) => (LEFT.has(reason) ? 'skipped' : CONFLICTS.has(reason) ? 'conflict' : 'failed'),
  };
}

/** Takes back what was done, and what an earlier undo had to leave. */
export const backward: Way = {
  stage: 'moving back',
  back: true,
  reads: ['done', 'left'],
  becomes: 'undone',
  stepFor(entry) {
    const { position, action, subject, detail } = entry;
    if (action === 'create') return { does: 'drop', position, folder: subject };
    if (action === 'remove')
      return { does: 'make', position, folder: subject, mode: (detail as object as RemoveDetail).mode };
    return moveStep(entry, { from: entry.target ?? subject, to: subject, back: true });
  },
  stateFor: () => 'left',
};

/** The state of things is not as planned any more, and that is all right. */
const LEFT: ReadonlySet<Reason> = new Set<Reason>([
  'changed',
  'gone',
  'changed-while-moving',
  'companion-stayed',
  'folder-exists',
  'not-empty',
  'not-needed',
]);
const CONFLICTS: ReadonlySet<Reason> = new Set<Reason>(['target-exists', 'folder-name-taken']);

/** Could it be done another day, with more room or rights? Then it has failed; else it was left for good reason. */
export function isFailure(reason: Reason): boolean {
  return !LEFT.has(reason) && !CONFLICTS.has(reason);
}

function moveStep(
  { position, bytes, detail }: Entry,
  { from, to, back }: { from: string; to: string; back: boolean },
): Step {
  const { dev, ino, mtime_ns, behind, size = bytes, link } = readDetail(detail);
  const identity = { dev, ino, mtime_ns, size };
  const texts = link && (back ? { old: link.there, new: link.here } : { old: link.here, new: link.there });
  return {
    ...{ does: 'move', position, from, to, identity },
    ...(behind === undefined ? {} : { leader: position - behind }),
    ...(texts ? { texts } : {}),
  };
}

/** Nobody but this module writes these entries. */
export function readDetail(detail: Entry['detail']): MoveDetail {
  return detail as object as MoveDetail;
}
