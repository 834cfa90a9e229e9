import { DATA_FOLDER_MARK } from '../../../kernel/config/config.ts';

/**
 * Folders that are one thing: taking files out of them breaks them. Known by their name, or by what lies in them.
 */
const NAMES = new Set(['node_modules', '__pycache__', 'lost+found', '$RECYCLE.BIN', 'System Volume Information']);

const ENDINGS =
  /\.(app|bundle|framework|plugin|kext|prefpane|pkg|mpkg|photoslibrary|photolibrary|musiclibrary|tvlibrary|aplibrary|lrdata|lrlibrary|fcpbundle|imovielibrary|logicx|band|rtfd|xcodeproj|xcworkspace|playground|sparsebundle|vmwarevm|pvm|utm|download|part)$/i;

/** A checkout, an environment. */
const MARKS = new Set(['.git', '.hg', '.svn', '.bzr', '.jj', 'pyvenv.cfg', 'CACHEDIR.TAG']);

export function isPackageName(name: string): boolean {
  return NAMES.has(name) || MARKS.has(name) || ENDINGS.test(name);
}

/**
 * What this name says of the folder that it lies in: one thing to be left as it is, or where a Steward keeps its data. Nothing there is ever
 * touched, asked or not.
 */
export function markOf(name: string): 'package' | 'of-steward' | undefined {
  if (name === DATA_FOLDER_MARK) return 'of-steward';
  return MARKS.has(name) ? 'package' : undefined;
}

/** What a copy to another disk is called until it is complete; see `moving/copy-across.ts`. */
export function isUnfinishedCopy(name: string): boolean {
  return name.startsWith('.steward-') && name.endsWith('.part');
}
