import { stripVTControlCharacters, styleText } from 'node:util';
import { bytes, count } from './quantity.ts';

/** One file at its new place. `path` and `from` are relative to the root, with `/`. */
export interface TreeFile {
  readonly path: string;
  readonly from: string;
}

/** A folder with what comes into it (itself, not what lies deeper). */
export interface TreeFolder {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

interface Node {
  files: number;
  bytes: number;
  readonly folders: Map<string, Node>;
  readonly moves: TreeFile[];
}

/**
 * The plan as lines of a tree: folders with how many files and how much comes into them, and below them the files, each with
 * where it comes from. Control characters in names are shown as `?`: a file name must not write on the terminal.
 */
export function treeLines({
  root,
  folders,
  files,
}: {
  root: string;
  folders: readonly TreeFolder[];
  files: readonly TreeFile[];
}): string[] {
  const top = emptyNode();
  for (const folder of folders) {
    for (const node of nodesTo(top, segments(folder.path))) {
      node.files += folder.files;
      node.bytes += folder.bytes;
    }
  }
  for (const file of files) nodesTo(top, segments(file.path).slice(0, -1)).at(-1)?.moves.push(file);
  return [heading(root, top), ...below(top, '')];
}

/** What a name may not do to a terminal, it does not. */
export function plain(name: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what this is about
  return stripVTControlCharacters(name).replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?');
}

function below(node: Node, indent: string): string[] {
  const folders = [...node.folders].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const entries = [
    ...folders.map(([name, folder]) => ({ line: heading(name, folder), folder })),
    ...node.moves.map((move) => ({ line: fileLine(move), folder: undefined })),
  ];
  return entries.flatMap(({ line, folder }, index) => {
    const last = index === entries.length - 1;
    return [
      `${indent}${last ? '└── ' : '├── '}${line}`,
      ...(folder ? below(folder, `${indent}${last ? '    ' : '│   '}`) : []),
    ];
  });
}

function heading(name: string, { files, bytes: size }: Node): string {
  return `${styleText('bold', plain(name))}  ${styleText('dim', `${count(files, 'file')}, ${bytes(size)}`)}`;
}

function fileLine({ path, from }: TreeFile): string {
  return `${plain(segments(path).at(-1) ?? path)}  ${styleText('dim', `← ${plain(from)}`)}`;
}

/** The nodes on the way from the top to a folder, both included; made where they are missing. */
function nodesTo(top: Node, path: readonly string[]): Node[] {
  const way = [top];
  for (const name of path) {
    const { folders } = way.at(-1) ?? top;
    const next = folders.get(name) ?? emptyNode();
    folders.set(name, next);
    way.push(next);
  }
  return way;
}

const segments = (path: string) => path.split('/').filter((part) => part !== '' && part !== '.');
const emptyNode = (): Node => ({ files: 0, bytes: 0, folders: new Map(), moves: [] });
