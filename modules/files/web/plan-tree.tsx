import { UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconFolder, IconFolders } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useFormat } from '../../../web/design/design.tsx';
import classes from './files.module.css';
import { folderTree } from './folder-tree.ts';
import type { FolderNode, FolderTotal } from './folder-tree.ts';

/** Up to so many folders are shown opened. */
const FEW = 14;

interface Props {
  readonly folders: readonly FolderTotal[];
  readonly selected: string | undefined;
  readonly onSelect: (path: string | undefined) => void;
}

/** Where the files would go: folders with counts and sizes; one click shows what goes there. */
export function PlanTree({ folders, selected, onSelect }: Props) {
  const top = useMemo(() => folderTree(folders), [folders]);
  const format = useFormat();
  return (
    <nav className={classes.tree} aria-label="Where the files go">
      <UnstyledButton
        className={classes.treeFolder ?? ''}
        aria-current={selected === undefined ? 'true' : undefined}
        onClick={() => onSelect(undefined)}
      >
        <IconFolders size={18} stroke={1.7} aria-hidden />
        <span className={classes.treeName}>All folders</span>
        <span className={classes.treeCount}>{format.number(top.files)}</span>
      </UnstyledButton>
      <ul>
        {top.inside.map((node) => (
          <Branch key={node.path} node={node} selected={selected} onSelect={onSelect} opened={folders.length <= FEW} />
        ))}
      </ul>
    </nav>
  );
}

interface BranchProps extends Omit<Props, 'folders'> {
  readonly node: FolderNode;
  readonly opened: boolean;
}

function Branch({ node, selected, onSelect, opened: openedFirst }: BranchProps) {
  const format = useFormat();
  const holdsSelected = selected?.startsWith(`${node.path}/`) ?? false;
  const [opened, setOpened] = useState(openedFirst || holdsSelected);
  return (
    <li>
      <div className={classes.treeRow}>
        {node.inside.length > 0 ? (
          <UnstyledButton
            className={classes.treeToggle ?? ''}
            aria-expanded={opened}
            aria-label={`What is in ${node.name}`}
            onClick={() => setOpened(!opened)}
          >
            <IconChevronRight size={15} aria-hidden />
          </UnstyledButton>
        ) : (
          <span className={classes.treeToggle} />
        )}
        <UnstyledButton
          className={classes.treeFolder ?? ''}
          aria-current={selected === node.path ? 'true' : undefined}
          title={`${node.path}: ${format.bytes(node.bytes)}`}
          onClick={() => onSelect(node.path)}
        >
          <IconFolder size={18} stroke={1.7} aria-hidden />
          <span className={classes.treeName}>{node.name}</span>
          <span className={classes.treeSize}>{format.bytes(node.bytes)}</span>
          <span className={classes.treeCount}>{format.number(node.files)}</span>
        </UnstyledButton>
      </div>
      {opened && node.inside.length > 0 && (
        <ul>
          {node.inside.map((each) => (
            <Branch key={each.path} node={each} selected={selected} onSelect={onSelect} opened={false} />
          ))}
        </ul>
      )}
    </li>
  );
}
