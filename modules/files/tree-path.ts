/**
 * Paths inside a root, as the journal keeps them: relative, with `/`, no `.` or `..`; the root itself is the empty text.
 */

export function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function parentOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The absolute path. */
export function under(root: string, path: string): string {
  return path === '' ? root : `${root === '/' ? '' : root}/${path}`;
}

/** Is `path` the folder `ancestor` or something below it? Both absolute. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(ancestor === '/' ? '/' : `${ancestor}/`);
}

/**
 * The same text for every name that some disk would take for the same: disks of Macs and of Windows ignore case, those of Macs
 * also how accents are composed (Unicode NFC, NFD). Upper case, since lower case depends on the place in a word (σ, ς).
 */
export function folded(name: string): string {
  return ASCII.test(name) ? name.toUpperCase() : name.normalize('NFD').toUpperCase().normalize('NFC');
}
// oxlint-disable-next-line no-control-regex -- ASCII is what is meant
const ASCII = /^[\x00-\x7f]*$/;
