import { lchownSync, lutimesSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { identityOf, look } from '../identity.ts';
import type { Identity } from '../identity.ts';
import { CopyRefused, secondsOf } from './copy-across.ts';
import type { LinkTexts } from './step.ts';

/**
 * Makes a symbolic link anew, with its owner and time, and with the text that leads from there to the same place. Not a second name of the old one: a
 * relative text would lead elsewhere, and not every system gives links a second name. What it points to is never looked at.
 *
 * @returns the identity of the new one; the old one stays
 * @throws CopyRefused, and what the disk says (EEXIST where something has the name); nothing is left behind then
 */
export function copyLink({ from, to, texts }: { from: string; to: string; texts: LinkTexts }): Identity {
  if (!isLinkSaying(from, texts.old)) throw new CopyRefused('changed');
  symlinkSync(texts.new, to);
  try {
    return dressLink({ from, to });
  } catch (error) {
    unlinkSync(to);
    throw error;
  }
}

/** Gives the new link what the old one has; again after a death between the two. */
export function dressLink({ from, to }: { from: string; to: string }): Identity {
  const [theirs, ours] = [look(from), look(to)];
  if (!theirs || !ours) throw new CopyRefused('changed');
  if (theirs.uid !== ours.uid || theirs.gid !== ours.gid) lchownSync(to, Number(theirs.uid), Number(theirs.gid));
  lutimesSync(to, secondsOf(theirs.atimeNs), secondsOf(theirs.mtimeNs));
  const dressed = look(to);
  if (!dressed) throw new CopyRefused('changed');
  return identityOf(dressed);
}

export function isLinkSaying(path: string, text: string): boolean {
  return look(path)?.isSymbolicLink() === true && readlinkSync(path) === text;
}
