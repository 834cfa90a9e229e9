import { Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconCornerLeftUp, IconFolder, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../../web/design/design.tsx';
import classes from './files.module.css';
import { foldersOptions, nameOf } from './folder-queries.ts';

/** So many that a person would rather type than look. */
const MANY = 12;

interface Props {
  /** The folder that is open, and with it chosen; undefined: none yet. */
  readonly path: string | undefined;
  readonly onChange: (path: string | undefined) => void;
}

/** Walks through the folders that may be picked. Where one stands is what one has chosen. */
export function FolderPicker({ path, onChange }: Props) {
  const inside = useQuery({ ...foldersOptions(path), placeholderData: keepPreviousData });
  const bases = useQuery(foldersOptions(undefined));
  const crumbs = path === undefined ? [] : crumbsOf(path, bases.data?.folders ?? []);
  return (
    <div className={classes.picker}>
      <nav className={classes.crumbs} aria-label="Where you are">
        <UnstyledButton className={classes.crumb ?? ''} onClick={() => onChange(undefined)}>
          All places
        </UnstyledButton>
        {crumbs.map((crumb) => (
          <span key={crumb.path} className={classes.crumbStep}>
            <IconChevronRight size={14} aria-hidden />
            <UnstyledButton
              className={classes.crumb ?? ''}
              aria-current={crumb.path === path ? 'location' : undefined}
              onClick={() => onChange(crumb.path)}
            >
              {crumb.name}
            </UnstyledButton>
          </span>
        ))}
      </nav>
      {inside.error && !inside.isPlaceholderData ? (
        <div className={classes.pickerNotice}>
          <ErrorNotice error={inside.error} retry={() => void inside.refetch()} />
        </div>
      ) : (
        <FolderList
          key={path ?? ''}
          folders={inside.data?.folders}
          parent={path === undefined ? undefined : (inside.data?.parent ?? undefined)}
          onOpen={onChange}
        />
      )}
    </div>
  );
}

interface ListProps {
  readonly folders: readonly { readonly name: string; readonly path: string }[] | undefined;
  readonly parent: string | undefined;
  readonly onOpen: (path: string) => void;
}

function FolderList({ folders, parent, onOpen }: ListProps) {
  const [words, setWords] = useState('');
  const fitting = folders?.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <>
      {folders && folders.length > MANY && (
        <TextInput
          className={classes.pickerWords ?? ''}
          aria-label="Find a folder here"
          placeholder="Find a folder here"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      <ul className={classes.folders} aria-label="Folders">
        {parent !== undefined && (
          <li>
            <UnstyledButton className={classes.folder ?? ''} onClick={() => onOpen(parent)}>
              <IconCornerLeftUp size={18} stroke={1.7} aria-hidden />
              <span>One up: {nameOf(parent)}</span>
            </UnstyledButton>
          </li>
        )}
        {!folders &&
          Array.from({ length: 4 }, (_, index) => (
            <li key={index} className={classes.folderSkeleton} aria-hidden>
              <Skeleton h={16} w={`${55 - index * 9}%`} />
            </li>
          ))}
        {fitting?.map(({ name, path }) => (
          <li key={path}>
            <UnstyledButton className={classes.folder ?? ''} onClick={() => onOpen(path)}>
              <IconFolder size={18} stroke={1.7} aria-hidden />
              <span>{name}</span>
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
        {fitting?.length === 0 && (
          <li className={classes.noFolders}>
            {words ? 'No folder of this name here.' : 'No folders inside this one.'}
          </li>
        )}
      </ul>
    </>
  );
}

/** From the allowed base down to where one stands. */
function crumbsOf(path: string, bases: readonly { readonly name: string; readonly path: string }[]) {
  const base = bases.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  if (!base) return [{ name: nameOf(path), path }];
  const names = path.slice(base.path.length).split('/').filter(Boolean);
  return [base, ...names.map((name, index) => ({ name, path: [base.path, ...names.slice(0, index + 1)].join('/') }))];
}
