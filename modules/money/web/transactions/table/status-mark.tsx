import { IconCircle, IconCircleCheck, IconLock } from '@tabler/icons-react';
import type { Transaction } from '../../../../../web/api/api.ts';
import classes from './table.module.css';

const STATUS_WORDS = { uncleared: 'Uncleared', cleared: 'Cleared', reconciled: 'Reconciled' } as const;
const ICONS = { uncleared: IconCircle, cleared: IconCircleCheck, reconciled: IconLock } as const;

/** Whether the bank has it: told by a mark and a word. A click says that it has, or has not; what is reconciled stays. */
export function StatusMark({ status, onToggle }: { status: Transaction['status']; onToggle?: () => void }) {
  const Icon = ICONS[status];
  const inside = (
    <>
      <Icon size={17} stroke={1.8} aria-hidden />
      <span>{STATUS_WORDS[status]}</span>
    </>
  );
  if (status === 'reconciled' || !onToggle) {
    return (
      <span className={classes.status} data-status={status}>
        {inside}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes.status}
      data-status={status}
      tabIndex={-1}
      aria-pressed={status === 'cleared'}
      aria-label={`${STATUS_WORDS[status]}: mark as ${status === 'cleared' ? 'uncleared' : 'cleared'}`}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {inside}
    </button>
  );
}
