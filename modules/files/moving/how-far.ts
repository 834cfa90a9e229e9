import { unlinkSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { identityOf, isSameFile, isUntouched, look } from '../identity.ts';
import { sameBytes } from './compare.ts';
import { isLinkSaying } from './copy-link.ts';
import type { Identity } from '../identity.ts';
import type { LinkTexts } from './step.ts';

/** How far a move had come when the program died. */
export type Progress =
  /** Nothing of it is to be seen: do it, or find out why it cannot be done. */
  | { readonly stage: 'not-begun' }
  /** It stands under both names; only the old one has to go. `copied`: as a copy on another disk. */
  | { readonly stage: 'both'; readonly copied?: Identity }
  | { readonly stage: 'done'; readonly copied?: Identity };

/** Decides from what is on the disk, and from nothing else. Paths are absolute. */
export async function howFar({
  from,
  to,
  temporary,
  identity,
  texts,
}: {
  from: string;
  to: string;
  temporary: string;
  identity: Identity;
  texts: LinkTexts | undefined;
}): Promise<Progress> {
  const [source, target] = [look(from), look(to)];
  // While the source is there its half-made copy is worth nothing; afterwards it may be all there is, and stays.
  if ((source || target) && look(temporary)) unlinkSync(temporary);
  if (!target) return { stage: 'not-begun' };
  if (!source) {
    if (isUntouched(target, identity)) return { stage: 'done' };
    const copied = texts ? isLinkSaying(to, texts.new) && isOfTime(target, identity) : isCopyOf(target, identity);
    return copied ? { stage: 'done', copied: identityOf(target) } : { stage: 'not-begun' };
  }
  if (!isUntouched(source, identity)) return { stage: 'not-begun' };
  if (!texts && isSameFile(target, identity)) return { stage: 'both' };
  // A link may have died before it got its time, and is little enough to be known by what it says.
  const copied = texts ? isLinkSaying(to, texts.new) : isCopyOf(target, identity) && (await sameBytes(from, to));
  return copied ? { stage: 'both', copied: identityOf(target) } : { stage: 'not-begun' };
}

/** A copy has another inode, and its time is exact to the microsecond only. */
function isCopyOf(target: BigIntStats, identity: Identity): boolean {
  return target.isFile() && Number(target.size) === identity.size && isOfTime(target, identity);
}

function isOfTime(target: BigIntStats, identity: Identity): boolean {
  const apart = target.mtimeNs - BigInt(identity.mtime_ns);
  return apart > -2000n && apart < 2000n;
}
