/** Why an item was not done: a code for ever, and the words that a person reads. Kept in a journal entry as `code: words`. */
export const REASONS = {
  // decided while planning
  hidden: 'Hidden files are left alone unless you ask for them.',
  link: 'Symbolic links are left alone unless you ask for them.',
  package: 'It belongs together (an app, a project, a library) and is left as it is.',
  'of-steward': 'Steward keeps its own data there.',
  'special-file': 'It is not a file: a pipe, a socket or a device.',
  'name-not-utf-8': 'Its name is not UTF-8. It is left alone, so that the name is not damaged.',
  'link-not-utf-8': 'It points to a name that is not UTF-8. It is left alone, so that the name is not damaged.',
  'folder-name-taken': 'Something that is not a plain folder bears the name of the folder it should go to.',
  // found when its turn came
  changed: 'It has changed since the plan was made, so it was left alone.',
  gone: 'It is no longer where it was.',
  'target-exists': 'Something else has taken the name it should get. Nothing was overwritten.',
  'folder-exists': 'The folder is there already.',
  'folder-gone': 'The folder it should go to is no longer there.',
  'folder-swapped': 'A folder on its way has become a link to somewhere else, so it was left alone.',
  'not-empty': 'The folder is not empty, so it stays.',
  'not-needed': 'Nothing goes into this folder any more.',
  'companion-stayed': 'It belongs to a file that stayed, so it stayed too.',
  'changed-while-moving': 'It changed while it was being moved; the earlier version stands under the new name.',
  // what the disk said
  'no-space': 'The disk is full.',
  'read-only': 'The disk is read-only.',
  'no-permission': 'Steward may not read or change it there.',
  'name-too-long': 'Its name or path is longer than the disk allows.',
  'copy-differs': 'The copy was not the same as the original, so the original was kept.',
  'too-many-open-files': 'Too many files are open on this machine.',
  'disk-error': 'The disk reported an error.',
} as const;

export type Reason = keyof typeof REASONS;

/** As the journal keeps it. `more` is what is particular to this case. */
export function inWords(reason: Reason, more?: string): string {
  return `${reason}: ${REASONS[reason]}${more === undefined ? '' : ` (${more})`}`;
}

const BY_ERRNO: Readonly<Record<string, Reason>> = {
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EEXIST: 'target-exists',
  ENOTEMPTY: 'not-empty',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENAMETOOLONG: 'name-too-long',
  ELOOP: 'folder-swapped',
  EMFILE: 'too-many-open-files',
  ENFILE: 'too-many-open-files',
};

/** The reason behind what the disk said; an error that did not come from the disk is a fault of ours and is thrown on. */
export function reasonOf(error: unknown): { reason: Reason; more?: string } {
  const code = errnoOf(error);
  if (code === undefined) throw error;
  const reason = BY_ERRNO[code];
  return reason ? { reason } : { reason: 'disk-error', more: code };
}

/** `ENOENT` and its like, where `error` came from the disk. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
}
