export interface FolderTotal {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** A folder with all that goes into it and below it. */
export interface FolderNode {
  readonly name: string;
  readonly path: string;
  files: number;
  bytes: number;
  readonly inside: FolderNode[];
}

/** The folders as a tree; every folder counts what is below it, by name. */
export function folderTree(folders: readonly FolderTotal[]): FolderNode {
  const top: FolderNode = { name: '', path: '', files: 0, bytes: 0, inside: [] };
  const nodes = new Map([['', top]]);
  for (const { path, files, bytes } of folders) {
    const names = path === '' ? [] : path.split('/');
    for (let depth = 0; depth <= names.length; depth++) {
      const node = nodeAt(nodes, names.slice(0, depth));
      node.files += files;
      node.bytes += bytes;
    }
  }
  sortByName(top);
  return top;
}

function nodeAt(nodes: Map<string, FolderNode>, names: readonly string[]): FolderNode {
  const path = names.join('/');
  const known = nodes.get(path);
  if (known) return known;
  const node: FolderNode = { name: names.at(-1) ?? '', path, files: 0, bytes: 0, inside: [] };
  nodes.set(path, node);
  nodeAt(nodes, names.slice(0, -1)).inside.push(node);
  return node;
}

function sortByName(node: FolderNode): void {
  node.inside.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  for (const each of node.inside) sortByName(each);
}
