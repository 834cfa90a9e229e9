import { Button, CloseButton, Menu } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconHash, IconTag, IconTrash, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEscape, useFormat } from '../../../../web/design/design.tsx';
import type { Choice } from './rows/rows.ts';
import type { Asked } from './bulk/bulk.tsx';
import classes from './transactions.module.css';

interface Props {
  readonly choice: Choice;
  readonly found: number;
  onAsk(asked: Asked): void;
}

/** What can be done with those that are chosen; each is one operation with a preview, and can be undone. */
export function BulkBar({ choice, found, onAsk }: Props) {
  const { count, clear } = choice;
  const format = useFormat();
  useEscape(count > 0, clear);
  if (count === 0) return null;
  return (
    <div className={classes.bar} role="region" aria-label="What to do with those that are chosen">
      <div className={classes.barHead}>
        <strong>{format.number(count)} chosen</strong>
        {!choice.all && count < found && (
          <Button variant="subtle" size="compact-sm" onClick={choice.chooseAll}>
            All {format.number(found)}
          </Button>
        )}
        <CloseButton aria-label="Choose none" onClick={clear} />
      </div>
      <div className={classes.barActs}>
        <Act icon={<IconTag size={16} aria-hidden />} onClick={() => onAsk('category')}>
          Category …
        </Act>
        <Act icon={<IconHash size={16} aria-hidden />} onClick={() => onAsk('tags')}>
          Tags …
        </Act>
        <Act icon={<IconUser size={16} aria-hidden />} onClick={() => onAsk('payee')}>
          Payee …
        </Act>
        <Menu position="top-start">
          <Menu.Target>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCircleCheck size={16} aria-hidden />}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              Status
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onAsk({ status: 'cleared' })}>Cleared by the bank</Menu.Item>
            <Menu.Item onClick={() => onAsk({ status: 'uncleared' })}>Uncleared</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Act icon={<IconTrash size={16} aria-hidden />} onClick={() => onAsk({ delete: true })}>
          Delete
        </Act>
      </div>
    </div>
  );
}

function Act({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" size="xs" leftSection={icon} onClick={onClick}>
      {children}
    </Button>
  );
}
