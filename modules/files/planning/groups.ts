import { folded } from '../tree-path.ts';
import { splitName } from './file-name.ts';

/** Files of one folder that stay together: a photograph, its raw twin, its live film, its sidecars. The leader decides where they go. */
export interface Group {
  readonly leader: Member;
  readonly companions: readonly Member[];
}

export interface Member {
  readonly name: string;
  /** What it has in common with the others, as it is written here. */
  readonly stem: string;
  /** What follows the stem: `.JPG`, `.xmp`, `.JPG.xmp`. */
  readonly ending: string;
  /** In lower case, without a dot: `jpg`, `xmp`. */
  readonly extension: string;
}

/** Settings of Apple and Adobe, thumbnails of cameras: nothing without the picture or film that they belong to. */
const SIDECARS = new Set(['xmp', 'aae', 'thm']);
const [FINISHED, RAW, FILM] = [1, 2, 3];
/** The rank of what may lead: the finished picture before the raw one before the film. */
const LEADERS: ReadonlyMap<string, number> = new Map([
  ...'heic heif hif jpg jpeg avif webp png tif tiff'.split(' ').map((ending): [string, number] => [ending, FINISHED]),
  ...'dng cr2 cr3 crw nef nrw arw srf sr2 orf raf rw2 pef srw x3f'
    .split(' ')
    .map((ending): [string, number] => [ending, RAW]),
  ...'mov mp4 m4v avi mts mkv 3gp mpg'.split(' ').map((ending): [string, number] => [ending, FILM]),
]);
/** A film of the same name beside one of these is its live photo. */
const LIVE_PHOTOS = new Set(['heic', 'heif', 'jpg', 'jpeg']);
const LIVE_FILM = 'mov';

/**
 * Puts the files of one folder into groups, in the order of their leaders' names; most are groups of one.
 * Names are matched without regard to case: `IMG_1.JPG` and `img_1.xmp` belong together.
 */
export function* groupsOf(names: readonly string[]): Generator<Group, void, void> {
  const families = familiesOf(names);
  for (const name of names) {
    const family = families.size > 0 ? families.get(stemOf(name).toLowerCase()) : undefined;
    const group = family && family.length > 1 ? groupIn(family) : undefined;
    if (group?.leader.name === name) yield group;
    else if (!group?.companions.some((companion) => companion.name === name)) yield alone(memberOf(name));
  }
}

/** The files that share a stem with one that may follow: most folders have none, and then nothing is kept. */
function familiesOf(names: readonly string[]): Map<string, Member[]> {
  const families = new Map<string, Member[]>();
  for (const name of names) if (mayFollow(name)) families.set(stemOf(name).toLowerCase(), []);
  if (families.size > 0) for (const name of names) families.get(stemOf(name).toLowerCase())?.push(memberOf(name));
  return families;
}

/** The stem is without the sidecar's ending, and then without the picture's: `IMG_1` of `IMG_1.JPG.xmp`. */
function memberOf(name: string): Member {
  const outer = splitName(name);
  const extension = outer.ending.slice(outer.ending.lastIndexOf('.') + 1).toLowerCase();
  const inner = SIDECARS.has(extension) ? splitName(outer.stem) : undefined;
  const stem = inner && LEADERS.has(inner.ending.slice(1).toLowerCase()) ? inner.stem : outer.stem;
  return { name, stem, ending: name.slice(stem.length), extension };
}

function alone(leader: Member): Group {
  return { leader, companions: [] };
}

/** Of the files with one stem, those that stay together. Those that merely share it are not in the group. */
function groupIn(family: readonly Member[]): Group {
  const leader = family.filter(({ extension }) => LEADERS.has(extension)).toSorted((a, b) => rank(a) - rank(b))[0];
  if (!leader) return { leader: family[0] as Member, companions: [] };
  // `IMG_1.xmp` and `IMG_1.XMP` cannot both stay with it where case is ignored.
  const endings = new Set([folded(leader.ending)]);
  const companions = family.filter(
    (member) =>
      member !== leader &&
      belongs(member, leader) &&
      !endings.has(folded(member.ending)) &&
      endings.add(folded(member.ending)),
  );
  return { leader, companions };
}

function belongs(member: Member, leader: Member): boolean {
  if (SIDECARS.has(member.extension)) return true;
  if (rank(member) === RAW) return rank(leader) === FINISHED;
  return member.extension === LIVE_FILM && LIVE_PHOTOS.has(leader.extension);
}

/** Could this be a companion of something? A folder without any needs no grouping. */
function mayFollow(name: string): boolean {
  const member = memberOf(name);
  return SIDECARS.has(member.extension) || member.extension === LIVE_FILM || rank(member) === RAW;
}

function stemOf(name: string): string {
  return memberOf(name).stem;
}

function rank({ extension }: Member): number {
  return LEADERS.get(extension) ?? 0;
}
